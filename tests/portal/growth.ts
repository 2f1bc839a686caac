/**
 * How many times as long some work takes when its input is four times as large: the least of a few measurements of the
 * processor's time, as other programs can only make one longer. About 4 is linear, 16 is not.
 */
export function growth(size: number, prepare: (size: number) => () => unknown): number {
  const [small, large] = [prepare(size), prepare(4 * size)]
  let least = Infinity
  for (let round = 0; round < 10 && least > 5; round++) {
    const before = Math.min(...Array.from({ length: 3 }, () => spent(small)))
    least = Math.min(least, spent(large) / before)
  }
  return least
}

/** Microseconds of the processor, in enough repetitions to be measured. */
function spent(work: () => unknown): number {
  let times = 0
  const started = process.cpuUsage()
  for (;;) {
    work()
    times += 1
    const { user, system } = process.cpuUsage(started)
    if (user + system > 10_000) return (user + system) / times
  }
}
