import type { Department } from '../world/state.ts'
import type { World } from '../world/world.ts'
import { inventPeople } from './inventPeople.ts'
import { shipFields } from './shipFields.ts'
import { shipPeople } from './shipPeople.ts'

type Row = [id: number, name: string, parent: number, head: number, sort: number]

const ROWS: Row[] = [
  [1, 'Meridian Workshop', 0, 1, 100],
  [2, 'Sales', 1, 2, 200],
  [3, 'Engineering', 1, 3, 300],
  [4, 'Support', 1, 14, 400],
  [5, 'Finance', 1, 21, 500],
  [6, 'People', 1, 28, 600],
  [7, 'Platform', 3, 9, 310],
]

export function shippedDepartments(): Department[] {
  return ROWS.map(([id, name, parent, head, sort]) => ({ id, name, parent, head, sort }))
}

/** Fills a new portal with invented people, departments and custom fields; with as many people as are wanted. */
export function shipData(world: World, people?: number): void {
  const { state } = world
  for (const department of shippedDepartments()) state.departments.set(department.id, department)
  shipFields(world)
  shipPeople(world)
  state.queues.set(1, { id: 1, name: 'Support line', people: [14, 15, 16, 17, 18] })
  state.counters.set(1, { '**': { im: 2 }, s1: { '**L12': 1, '**LC40': 2, tasks_total: 3 } })
  if (people !== undefined) inventPeople(world, people)
}
