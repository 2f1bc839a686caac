import type { Department, Person } from '../world/state.ts'
import type { World } from '../world/world.ts'
import { fullName } from './person.ts'

/** A code as `access.name` tells of it; the provider of general ones has no name. */
export interface AccessName {
  readonly provider: string
  readonly name: string
  readonly provider_id: string
}

const GENERAL: Readonly<Record<string, AccessName>> = {
  G1: { provider: 'User group', name: 'Administrators', provider_id: 'group' },
  G2: { provider: '', name: 'All visitors', provider_id: 'other' },
  AU: { provider: '', name: 'All authorized users', provider_id: 'other' },
  CR: { provider: '', name: 'Author', provider_id: 'other' },
}

/** What a code of this portal stands for; `undefined` when there is no such thing. */
export function accessName(world: World, code: string): AccessName | undefined {
  if (Object.hasOwn(GENERAL, code)) return GENERAL[code]
  const { kind, id } = parse(code)
  const person = world.state.people.get(id)
  const department = world.state.departments.get(id)
  switch (kind) {
    case 'U':
      return person && { provider: 'User', name: fullName(person), provider_id: 'user' }
    case 'IU':
      return person && { provider: 'Employee', name: fullName(person), provider_id: 'intranet' }
    case 'D':
      return department && { provider: 'Department', name: department.name, provider_id: 'intranet' }
    case 'DR':
      return (
        department && {
          provider: 'Department',
          name: `${department.name} (with subdepartments)`,
          provider_id: 'intranet',
        }
      )
    default:
      return undefined
  }
}

/** Whether a code was given to a person; administrators need none. */
export function holdsCode(world: World, person: Person, code: string): boolean {
  if (code === 'AU' || code === 'G2') return true
  const { kind, id } = parse(code)
  switch (kind) {
    case 'U':
      return id === person.id
    case 'IU':
      return id === person.id || supervises(world, person, world.state.people.get(id))
    case 'D':
      return departmentIds(person).includes(id)
    case 'DR':
      return lineOf(world, person).some((department) => department.id === id)
    case 'SG':
      return person.groups?.includes(id) ?? false
    default:
      return false
  }
}

/** The kind of a code and the number in it; of workgroups only the code of all members. */
function parse(code: string): { kind: string; id: number } {
  const [, letters = '', digits = '', role] = /^([A-Z]+)([1-9]\d*)(_K)?$/.exec(code) ?? []
  return { kind: (letters === 'SG') === (role !== undefined) ? letters : '', id: Number(digits) }
}

function departmentIds({ columns: { UF_DEPARTMENT } }: Person): readonly number[] {
  return Array.isArray(UF_DEPARTMENT) ? UF_DEPARTMENT.map(Number) : []
}

/** The departments of a person and those above them. */
function lineOf(world: World, person: Person): readonly Department[] {
  const line = new Map<number, Department>()
  const pending = [...departmentIds(person)]
  for (const id of pending) {
    const department = world.state.departments.get(id)
    if (!department || line.has(id)) continue
    line.set(id, department)
    pending.push(department.parent)
  }
  return [...line.values()]
}

function supervises(world: World, person: Person, other: Person | undefined): boolean {
  return other !== undefined && lineOf(world, other).some(({ head }) => head === person.id)
}
