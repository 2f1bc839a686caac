import { writeFile } from 'node:fs/promises'
import { type LocalPortal, startPortal } from '../../../www/portal/node/index.ts'
import type { Home } from './cli.ts'

/** A portal with people whom a list tells of. */
export interface Staff {
  portal: LocalPortal
  /** Path of the list. */
  list: string
  /** Ids of those who get another town. */
  ids: number[]
  /** Milliseconds that a change takes; a test slows runs down so that it can look at them, and lets them go then. */
  pace: { ms: number }
  /** How many of them have moved. */
  moved(): number
}

/** Town that the list moves them to. */
export const TOWN = 'Weimar'

/** Starts one with so many people, and writes their list. */
export async function startStaff(home: Home, count: number): Promise<Staff> {
  const pace = { ms: 0 }
  const work = (method: string) => (method === 'user.update' ? pace.ms : 0)
  const portal = await startPortal({ people: count + 80, work })
  const people = [...portal.state.people.values()].filter(
    ({ id, columns }) => id !== 1 && columns['ACTIVE'] === 'Y' && Array.isArray(columns['UF_DEPARTMENT']),
  )
  const some = people.slice(0, count)
  if (some.length < count) throw new Error('The portal has too few people')
  for (const { columns } of some) columns['PERSONAL_CITY'] = 'Ulm'
  const lines = some.map(({ id }) => `${id},${TOWN}`)
  const list = home.path('people.csv')
  await writeFile(list, ['ID,PERSONAL_CITY', ...lines, ''].join('\n'))
  return {
    portal,
    list,
    pace,
    ids: some.map(({ id }) => id),
    moved: () => some.filter(({ columns }) => columns['PERSONAL_CITY'] === TOWN).length,
  }
}
