import { isArray, toText, truthy, values } from '../php/value.ts'
import { type Answer, type Call, pageOf } from '../world/call.ts'
import type { Person } from '../world/state.ts'
import { readableNames } from './access.ts'
import { compare, readFilter } from './filter.ts'
import { readPerson } from './read.ts'

const IMAGE_SIZES: Readonly<Record<string, number>> = { small: 150, medium: 300, large: 1000 }

/** `user.get` and `user.search`: filter, order, pageOf, shape. */
export function listPeople(call: Call, searching: boolean): Answer {
  const { parameters, world, caller } = call
  const readable = readableNames(world, caller)
  const source = isArray(parameters['FILTER']) ? parameters['FILTER'] : parameters
  const tests = readFilter(call, source, new Set(readable), searching)
  const adminMode = truthy(parameters['ADMIN_MODE']) && caller.person.admin
  const people = [...world.state.people.values()].filter(
    (person) => (adminMode || person.externalAuth === '') && tests.every((test) => test(person)),
  )
  people.sort(order(call, readable))
  const view = { names: selected(call, readable), imageSize: imageSize(call), momentsAsText: false }
  return pageOf(people, parameters['START'], (person) => readPerson(call, person, view))
}

/** Both `sort` and `order` are needed; otherwise people come by id. */
function order(call: Call, readable: readonly string[]): (a: Person, b: Person) => number {
  const name = toText(call.parameters['SORT']).toUpperCase()
  const direction = toText(call.parameters['ORDER']).toUpperCase()
  if (direction === '' || !readable.includes(name)) return (a, b) => a.id - b.id
  const sign = direction === 'DESC' ? -1 : 1
  const key = (person: Person) => (name === 'ID' ? String(person.id) : String(person.columns[name] ?? ''))
  return (a, b) => sign * (compare(key(a), key(b)) || a.id - b.id)
}

/** The names of `select`; unknown ones are skipped, none known means all. */
function selected(call: Call, readable: readonly string[]): readonly string[] {
  const { SELECT } = call.parameters
  if (!isArray(SELECT)) return readable
  const asked = values(SELECT).map((name) => toText(name).toUpperCase())
  const names = readable.filter(
    (name) =>
      asked.includes('*') || asked.includes(name) || (asked.includes('UF_*') && name.startsWith('UF_')),
  )
  return names.length > 0 ? names : readable
}

function imageSize(call: Call): number | undefined {
  const name = toText(call.parameters['IMAGE_RESIZE'])
  return Object.hasOwn(IMAGE_SIZES, name) ? IMAGE_SIZES[name] : undefined
}
