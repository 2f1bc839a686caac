/** What a run of the bench has found; written as it is. */
import { cpus, totalmem } from 'node:os'
import type { Times } from './clock.ts'
import type { HostName } from './hosts/host.ts'
import { contenders, fullTitle } from './contenders.mjs'
import { planners } from './plan/planners.mjs'
import { ratio, spread, type Spread } from './statistics.ts'
import { versionOf } from './versions.mjs'

export interface Results {
  machine: { cpu: string; cores: number; memory: number; system: string }
  versions: Record<string, string>
  hosts: HostResults[]
}

export interface HostResults {
  host: HostName
  title: string
  works: WorkResult[]
  memory?: MemoryResult
  plans?: PlanMemory[]
  million?: PlanMemory
  profile?: ProfileResult
}

/** One work, with those who did it. */
export interface WorkResult {
  work: string
  entries: WorkEntry[]
}

export interface WorkEntry {
  name: string
  title: string
  role: 'us' | 'library' | 'floor'
  /** Milliseconds. */
  time: Spread
  /** Their time by ours. */
  ratio: Spread
}

/** Bytes; those of JavaScript are missing where the host does not tell them. */
export interface MemoryResult {
  checks: number
  wasm: { afterWarmUp: number; atEnd: number }
  heap?: { afterWarmUp: number; peak: number; atEnd: number }
}

/** Bytes that a plan takes while it is held, and those of WebAssembly at most; what JavaScript had thrown away by then. */
export interface PlanMemory {
  name: string
  rows: number
  wasm: number
  heap?: { held: number; garbage: number }
}

/** Microseconds of one call. */
export interface CallResult {
  name: string
  time: Spread
}

/** Calls of ours, and what each field adds to the shortest of them. */
export interface ProfileResult {
  calls: CallResult[]
  fields: CallResult[]
}

/** Who takes part in the photo, where there is no schema to check. */
const ways: Record<string, { title: string; role: WorkEntry['role'] }> = {
  readAsDataURL: { title: 'readAsDataURL', role: 'library' },
  Buffer: { title: "Node's Buffer", role: 'library' },
  toBase64: { title: 'Uint8Array.toBase64, no library', role: 'floor' },
}

/** What was measured, as told to people: ours first. */
export function workResult(work: string, times: Times): WorkResult {
  const ours = times['ours'] ?? []
  return {
    work,
    entries: Object.entries(times).map(([name, theirs]) => ({
      name,
      ...describe(name, work),
      time: spread(theirs),
      ratio: ratio(theirs, ours),
    })),
  }
}

/** The machine and the versions of all that took part. */
export function emptyResults(): Results {
  const modules = ['papaparse', ...contenders.flatMap(({ module }) => module ?? [])]
  return {
    machine: {
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      cores: cpus().length,
      memory: totalmem(),
      system: `${process.platform} ${process.arch}`,
    },
    versions: {
      node: process.version,
      ...Object.fromEntries([...new Set(modules)].map((module) => [module, versionOf(module)])),
    },
    hosts: [],
  }
}

function describe(name: string, work: string): { title: string; role: WorkEntry['role'] } {
  const way = ways[name]
  if (way) return way
  const planner = planners.find((planner) => planner.name === name)
  if (planner && work === 'plan') return planner
  const found = contenders.find((contender) => contender.name === name)
  if (!found) throw new Error(`bench: nobody knows ${name}`)
  return { title: fullTitle(found), role: found.role }
}
