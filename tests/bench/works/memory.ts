import type { Contender } from '../contender.ts'
import type { Sample } from '../sample/sample.ts'

const memories = new Set<WebAssembly.Memory>()

/** Notes the memory of every module that is made from now on. */
export function watchMemory(): void {
  const { instantiate } = WebAssembly
  WebAssembly.instantiate = (async (...args: Parameters<typeof instantiate>) => {
    const made: unknown = await instantiate(...args)
    const instance =
      made instanceof WebAssembly.Instance ? made : (made as { instance: WebAssembly.Instance }).instance
    for (const exported of Object.values(instance.exports)) {
      if (exported instanceof WebAssembly.Memory) memories.add(exported)
    }
    return made
  }) as typeof instantiate
}

/** Bytes of WebAssembly memory, which never shrinks. */
export function wasmBytes(): number {
  let bytes = 0
  for (const { buffer } of memories) bytes += buffer.byteLength
  return bytes
}

/** Checks the sample so many times, every other time all of it at once. */
export async function exercise(contender: Contender, sample: Sample, passes: number): Promise<void> {
  for (let pass = 0; pass < passes; pass++) {
    if (pass % 2 === 0) for (const record of sample.records) contender.single(record)
    else contender.many(sample.bytes)
    await new Promise((resolve) => setTimeout(resolve))
  }
}
