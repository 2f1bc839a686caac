import { loadPlanner } from '../loading.ts'
import { listOf, listPieces } from '../plan/list.ts'
import type { Made, PlannedRow } from '../plan/planner.ts'
import { createReadPortal } from '../plan/portal.ts'
import type { Turns } from '../turn.ts'
import { wasmBytes, watchMemory } from './memory.ts'

/** Rows of the list whose planning is timed. */
export const ROWS = 100_000

/** From the bytes of a list to its plan, against a portal whose answers are there. */
export async function planTurns(names: readonly string[]): Promise<Turns> {
  const [list, portal] = [listOf(ROWS), createReadPortal(ROWS)]
  const turns = names.map(async (name) => {
    const { plan } = await loadPlanner(name)
    return [name, async () => (await plan(list, portal)).updates] as const
  })
  return new Map(await Promise.all(turns))
}

/** Where plans of a short list differ from ours; empty when all are the same. */
export async function planDifferences(names: readonly string[], rows: number): Promise<string[]> {
  const [list, portal] = [listOf(rows), createReadPortal(rows)]
  const made = new Map<string, string[]>()
  for (const name of names) {
    const planner = await loadPlanner(name)
    made.set(name, (await planner.plan(list, portal)).rows().map(told))
  }
  const ours = made.get('ours') ?? []
  const kinds = new Set(ours.map((row) => /"kind":"(\w+)"/.exec(row)?.[1]))
  const missing = ['update', 'unchanged', 'refused', 'unmatched', 'duplicate', 'protected'].filter(
    (kind) => !kinds.has(kind),
  )
  return [
    ...missing.map((kind) => `the list has no row that is ${kind}`),
    ...[...made].flatMap(([name, plan]) => [
      ...(plan.length === rows ? [] : [`${name} makes ${plan.length} rows`]),
      ...plan.flatMap((row, place) =>
        row === ours[place] ? [] : [`${name} plans ${row}, not ${ours[place]}`],
      ),
    ]),
  ]
}

function told({ row, kind, id, changes, wrong }: PlannedRow): string {
  const inOrder = changes && Object.entries(changes).sort(([one], [other]) => (one < other ? -1 : 1))
  // Some tell what is wrong with an item, some with the list; and who is meant by a wrong row only we say.
  const fields = wrong && [...new Set(wrong)].sort()
  return JSON.stringify({
    row,
    kind,
    id: kind === 'refused' ? undefined : id,
    changes: inOrder,
    wrong: fields,
  })
}

/** What is held from a step to the next. */
let held: { name: string; before: number; made?: Made } | undefined

/** Makes a plan once, so that what engines and the portal keep is there; gives nothing but its number of updates. */
export async function warmUpPlan(name: string, rows: number): Promise<number> {
  watchMemory()
  const { plan } = await loadPlanner(name)
  const before = wasmBytes()
  held = { name, before }
  const { updates } = await plan(sourceOf(name, rows), portalOf(rows))
  // What was made is garbage only when nobody waits for it any more.
  await new Promise((resolve) => setTimeout(resolve, 100))
  return updates
}

/** Makes the plan once more, and keeps it; gives the bytes of WebAssembly that came with all of that. */
export async function holdPlan(rows: number): Promise<number> {
  if (!held) throw new Error('Nothing was made yet')
  const { plan } = await loadPlanner(held.name)
  held.made = await plan(sourceOf(held.name, rows), portalOf(rows))
  if (held.made.updates === 0) throw new Error('The plan is empty')
  return wasmBytes() - held.before
}

/** Lets go of that plan, so that what it has held can be told. */
export function dropPlan(): void {
  delete held?.made
}

/** Longer lists come in pieces, and answers are made anew: what is weighed is the plan. */
const MANY = 200_000

let portal: ReturnType<typeof createReadPortal> | undefined
let list: Uint8Array | undefined

function portalOf(rows: number): ReturnType<typeof createReadPortal> {
  return (portal ??= createReadPortal(rows, { keeps: rows <= MANY }))
}

function sourceOf(name: string, rows: number): Uint8Array | AsyncIterable<Uint8Array> {
  if (name === 'ours' && rows > MANY) return streamed(rows)
  return (list ??= listOf(rows))
}

async function* streamed(rows: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (const piece of listPieces(rows)) yield await Promise.resolve(piece)
}
