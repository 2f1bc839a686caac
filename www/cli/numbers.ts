/** Milliseconds, of a number of seconds or of one with its unit; none when it is none. */
export function timeIn(text: string): number | undefined {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text) ?? []
  const milliseconds = Math.round(Number(number) * { ms: 1, s: 1000, m: 60_000 }[unit as 'ms' | 's' | 'm'])
  return milliseconds > 0 ? milliseconds : undefined
}

/** A whole number from 1 on; none when it is none. */
export function countIn(text: string): number | undefined {
  const number = Number(text)
  return /^\d+$/.test(text) && number > 0 ? number : undefined
}
