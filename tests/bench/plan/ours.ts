import { createClient, init, readTable } from 'b24-users/sync'
import type { Made, PlannedRow } from './planner.ts'
import type { ReadPortal } from './portal.ts'

export const load = (): Promise<void> => init()

/** Makes a plan by the package; the portal is asked as ever, but for its limits. */
export async function plan(
  list: Uint8Array | AsyncIterable<Uint8Array>,
  { webhook, fetch }: ReadPortal,
): Promise<Made> {
  const client = await createClient({ webhook, rate: false, fetch: (input) => fetch(input as Request) })
  const made = await client.plan(await readTable(list), { match: 'XML_ID' })
  return {
    updates: made.summary.update,
    rows: () =>
      [...made.rows()].map(({ row = 0, kind, id, changes, issues = [] }): PlannedRow => {
        if (kind === 'refused') return { row, kind, wrong: issues.map(({ path }) => String(path[0])) }
        return {
          row,
          kind,
          ...(id !== undefined && { id }),
          ...(kind === 'update' && changes && { changes }),
        }
      }),
  }
}
