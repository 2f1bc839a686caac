import { isArray, toText, truthy, values } from '../php/value.ts'
import { type Answer, type Call, pageOf } from '../world/call.ts'
import type { Person } from '../world/state.ts'
import { readableNames } from './access.ts'
import { comparisonOf } from './comparison.ts'
import { readFilter } from './filter.ts'
import { readPerson } from './read.ts'

const IMAGE_SIZES: Readonly<Record<string, number>> = { small: 150, medium: 300, large: 1000 }

/** `user.get` and `user.search`: filter, order, page, shape. */
export function listPeople(call: Call, searching: boolean): Answer {
  const { parameters, world, caller } = call
  const readable = readableNames(world, caller)
  const source = isArray(parameters['FILTER']) ? parameters['FILTER'] : parameters
  const tests = readFilter(call, source, readable, searching)
  const adminMode = truthy(parameters['ADMIN_MODE']) && caller.person.admin
  const people = [...world.state.people.values()].filter(
    (person) => (adminMode || person.externalAuth === '') && tests.every((test) => test(person)),
  )
  const view = { names: selected(call, readable), imageSize: imageSize(call), alone: false }
  return pageOf(sorted(call, people, readable), parameters['START'], (person) =>
    readPerson(call, person, view),
  )
}

/** Both `sort` and `order` are needed; otherwise people come by id. */
function sorted(call: Call, people: readonly Person[], readable: readonly string[]): readonly Person[] {
  const name = toText(call.parameters['SORT']).toUpperCase()
  const direction = toText(call.parameters['ORDER']).toUpperCase()
  if (direction === '' || !readable.includes(name)) return [...people].sort((a, b) => a.id - b.id)
  const sign = direction === 'DESC' ? -1 : 1
  const { key } = comparisonOf(call.world, name)
  const keyed = people.map((person) => {
    const value = name === 'ID' ? person.id : (person.columns[name] ?? '')
    return { person, key: key(String(value)) }
  })
  keyed.sort((a, b) => sign * (a.key < b.key ? -1 : a.key > b.key ? 1 : a.person.id - b.person.id))
  return keyed.map(({ person }) => person)
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
