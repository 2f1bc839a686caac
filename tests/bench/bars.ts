import type { HostName } from './hosts/host.ts'
import type { HostResults, WorkEntry } from './results.ts'

/** A promise, and what became of it on one host: noise may hide whether it was kept. */
export interface Bar {
  promise: string
  found: string
  outcome: 'held' | 'missed' | 'hidden by noise'
}

/** What somebody else takes at least of our time. */
interface Promised {
  work: string
  times: number
  promise: string
  who: (entry: WorkEntry) => boolean
}

/** Growth that is no leak: what engines keep of code and garbage changes a little from run to run. */
const slack = 1_000_000

const isLibrary = ({ role }: WorkEntry) => role === 'library'
const named =
  (name: string) =>
  (entry: WorkEntry): boolean =>
    entry.name === name

/** Firefox takes more time for a step over the boundary, and for byte-wise code. */
function promisedOn(host: HostName): Promised[] {
  return [
    host === 'firefox'
      ? { work: 'single', times: 2, promise: 'twice as fast as zod', who: named('zod') }
      : { work: 'single', times: 1, promise: 'as fast as ajv, compiled ahead', who: named('ajv') },
    host === 'firefox'
      ? { work: 'many from bytes', times: 2, promise: 'twice as fast as the fastest library', who: isLibrary }
      : {
          work: 'many from bytes',
          times: 3,
          promise: '3 times as fast as the fastest library',
          who: isLibrary,
        },
    { work: 'plan', times: 2, promise: 'twice as fast as the fastest of these', who: isLibrary },
    { work: 'photo', times: 1, promise: 'as fast as readAsDataURL', who: named('readAsDataURL') },
    { work: 'cold', times: 1, promise: 'ready as soon as zod', who: named('zod') },
  ]
}

/** The bars of all works that were measured here. */
export function bars(host: HostResults): Bar[] {
  return [...promisedOn(host.host).flatMap((promised) => judged(host, promised)), ...flat(host)]
}

/** Holds the fastest of those meant against it. What the middle half of all rounds does not settle, noise hides. */
function judged({ works }: HostResults, { work, times, promise, who }: Promised): Bar[] {
  const entries = works.find((result) => result.work === work)?.entries.filter(who) ?? []
  const [fastest] = entries.sort((one, other) => one.ratio.median - other.ratio.median)
  if (!fastest) return []
  const { title, ratio } = fastest
  const isHidden = ratio.low < times && times <= ratio.high
  const range = `${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)}`
  return [
    {
      promise: `${work}: at least ${promise}`,
      found: `${title} takes ${ratio.median.toFixed(2)} times our time, ${range} in the middle half of all rounds`,
      outcome: isHidden ? 'hidden by noise' : ratio.median >= times ? 'held' : 'missed',
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
      outcome: grown === 0 && (kept ?? 0) <= slack ? 'held' : 'missed',
    },
  ]
}

function signed(bytes: number): string {
  return `${bytes < 0 ? '−' : '+'}${Math.round(Math.abs(bytes) / 1000)}`
}
