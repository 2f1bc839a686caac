import type { HostResults, WorkEntry } from './results.ts'

/** A promise, and what became of it on one host. */
export interface Bar {
  promise: string
  found: string
  held: boolean
}

/** Growth that is no leak: what engines keep of code and garbage changes a little from run to run. */
const slack = 1_000_000

/** The bars of all works that were measured here. */
export function bars(host: HostResults): Bar[] {
  return [
    ...atLeast(host, 'single', 1, 'as fast as zod', ({ name }) => name === 'zod'),
    ...atLeast(
      host,
      'many from bytes',
      2,
      'twice as fast as the fastest library',
      ({ role }) => role === 'library',
    ),
    ...atLeast(host, 'photo', 1, 'as fast as readAsDataURL', ({ name }) => name === 'readAsDataURL'),
    ...atLeast(host, 'cold', 1, 'ready as soon as zod', ({ name }) => name === 'zod'),
    ...flat(host),
  ]
}

/** The fastest of those meant takes at least so many times as long as we do. */
function atLeast(
  { works }: HostResults,
  work: string,
  times: number,
  promise: string,
  meant: (entry: WorkEntry) => boolean,
): Bar[] {
  const entries = works.find((result) => result.work === work)?.entries.filter(meant) ?? []
  const [fastest] = entries.sort((one, other) => one.ratio.median - other.ratio.median)
  if (!fastest) return []
  const { title, ratio } = fastest
  return [
    {
      promise: `${work}: at least ${promise}`,
      found: `${title} takes ${ratio.median.toFixed(2)} times our time`,
      held: ratio.median >= times,
    },
  ]
}

function flat({ memory }: HostResults): Bar[] {
  if (!memory) return []
  const { checks, wasm, heap } = memory
  const grown = wasm.atEnd - wasm.afterWarmUp
  const kept = heap && heap.atEnd - heap.afterWarmUp
  const inHeap = kept === undefined ? 'JavaScript unknown' : `JavaScript ${signed(kept)} KB`
  return [
    {
      promise: `memory: flat after ${checks.toLocaleString('en')} checks`,
      found: `WebAssembly ${signed(grown)} KB, ${inHeap}`,
      held: grown === 0 && (kept ?? 0) <= slack,
    },
  ]
}

function signed(bytes: number): string {
  return `${bytes < 0 ? '−' : '+'}${Math.round(Math.abs(bytes) / 1000)}`
}
