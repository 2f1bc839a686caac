/** Results as text for a terminal. */
import type { Bar } from './bars.ts'
import { planners } from './plan/planners.mjs'
import type {
  CallResult,
  HostResults,
  MemoryResult,
  PlanMemory,
  ProfileResult,
  WorkResult,
} from './results.ts'

/** What each work is, in words. */
export const descriptions: Record<string, string> = {
  single: '1,000 records, one at a time, each to the text of a request',
  'many from text': '1,000 records in one JSON text, to the bodies of batches',
  'many from bytes': '1,000 records in JSON bytes, to the bodies of batches',
  photo: 'a photo of 5 MB, from a File to a request',
  plan: '100,000 rows of a CSV in bytes to a plan, against a portal whose answers are in memory',
  cold: 'from import to the first checked payload, in a fresh realm',
}

/** All tables of one host, with its bars. */
export function hostTables(host: HostResults, bars: readonly Bar[]): string {
  const parts = host.works.map(workTable)
  if (host.plans) parts.push(plansTable(host.plans))
  if (host.million) parts.push(plansTable([host.million]))
  if (host.memory) parts.push(memoryTable(host.memory))
  if (host.profile) parts.push(profileTable(host.profile))
  if (bars.length > 0) {
    parts.push(
      table(bars.map(({ promise, found, outcome }) => [outcome.replace('missed', 'MISSED'), promise, found])),
    )
  }
  const proof =
    'All contenders make the same of 1,000 records, of which a tenth is wrong, and the same plan of 20,000 rows.'
  return [`== ${host.title} ==\n${proof}`, ...parts].join('\n\n')
}

function workTable({ work, entries }: WorkResult): string {
  const rows = entries.map(({ title, role, time, ratio }) => [
    title,
    time.median.toFixed(2),
    `${time.low.toFixed(2)}–${time.high.toFixed(2)}`,
    role === 'us' ? '1.0' : ratio.median.toFixed(2),
    role === 'us' ? '' : `${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)}`,
  ])
  const head = ['', 'ms', 'middle half', 'ratio to us', 'middle half']
  return `${work}: ${descriptions[work] ?? ''}\n${table([head, ...rows])}`
}

function memoryTable({ checks, wasm, heap }: MemoryResult): string {
  const mega = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`
  const rows = [
    ['', 'after warm-up', 'peak', 'at the end'],
    ['WebAssembly', mega(wasm.afterWarmUp), mega(wasm.atEnd), mega(wasm.atEnd)],
  ]
  if (heap) rows.push(['JavaScript', mega(heap.afterWarmUp), mega(heap.peak), mega(heap.atEnd)])
  return `memory: over ${checks.toLocaleString('en')} checks, half of them in batches\n${table(rows)}`
}

function plansTable(plans: readonly PlanMemory[]): string {
  const mega = (bytes: number) => (bytes / 1e6).toFixed(1)
  const rows = plans.map(({ name, rows, wasm, heap }) => [
    planners.find((planner) => planner.name === name)?.title ?? name,
    mega(wasm),
    heap ? mega(heap.held) : 'unknown',
    heap ? mega(heap.garbage) : 'unknown',
    heap ? ((wasm + heap.held) / rows).toFixed(0) : `${(wasm / rows).toFixed(0)} and JavaScript`,
  ])
  const count = plans[0]?.rows.toLocaleString('en') ?? ''
  const head = ['', 'WebAssembly at most, MB', 'JavaScript held, MB', 'garbage, MB', 'bytes a row']
  return `memory: of a plan of ${count} rows\n${table([head, ...rows])}`
}

function profileTable({ calls, fields }: ProfileResult): string {
  const row = ({ name, time }: CallResult) => [
    name,
    time.median.toFixed(2),
    `${time.low.toFixed(2)}–${time.high.toFixed(2)}`,
  ]
  const head = ['', 'µs', 'middle half']
  const dearest = [...fields].sort((one, other) => other.time.median - one.time.median).slice(0, 8)
  return [
    `profile: what one call of ours costs\n${table([head, ...calls.map(row)])}`,
    `what a field adds to it; the eight dearest\n${table([head, ...dearest.map(row)])}`,
  ].join('\n\n')
}

/** Columns: the first to the left, numbers to the right, sentences to the left. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const isNumber = (column: number) =>
    column > 0 && rows.slice(1).every((row) => /^[−+\d.–]* ?(MB)?$/.test(row[column] ?? ''))
  const numbers = widths.map((_, column) => isNumber(column))
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          numbers[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `  ${line}`)
    .join('\n')
}
