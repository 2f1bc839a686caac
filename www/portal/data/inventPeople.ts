import { hasDepartment } from '../people/person.ts'
import { nextId, type Person } from '../world/state.ts'
import type { World } from '../world/world.ts'
import { FEMALE, LAST, MALE } from './names.ts'
import { makePerson, momentBefore } from './shipPeople.ts'

const MOST = 100_000
const DAY = 24

const SITES = ['Lisbon', 'Porto', 'Lyon', 'Turin', 'Graz', 'Brno', 'Malmö', 'Tampere', 'Galway', 'Bilbao']

/** What each site has a team for, and what people do there. */
const TEAMS: readonly (readonly [name: string, ...positions: string[]])[] = [
  ['Sales', 'Account manager', 'Sales assistant', 'Sales engineer'],
  ['Engineering', 'Engineer', 'Test engineer', 'Designer', 'Technical writer'],
  ['Support', 'Support agent', 'Support specialist'],
  ['Finance', 'Accountant', 'Analyst', 'Controller'],
  ['Logistics', 'Dispatcher', 'Warehouse clerk', 'Buyer'],
]

/** Adds people, the same every time, until the lists show as many as are wanted. */
export function inventPeople(world: World, wanted: number): void {
  const { people } = world.state
  let shown = [...people.values()].filter((one) => one.externalAuth === '' && hasDepartment(one)).length
  if (!Number.isInteger(wanted) || wanted < shown || wanted > MOST) {
    throw new Error(`people must be a whole number from ${shown} to ${MOST}`)
  }
  if (wanted === shown) return
  const first = foundTeams(world)
  const takenNames = new Map<string, number>()
  for (let id = nextId(people); shown < wanted; id += 1) {
    people.set(id, invent(world, id, first, takenNames))
    shown += 1
  }
}

/** A department for each site and, below it, for each of its teams; gives the id of the first. */
function foundTeams(world: World): number {
  const { departments } = world.state
  const first = nextId(departments)
  SITES.forEach((site, index) => {
    const office = first + index * (TEAMS.length + 1)
    departments.set(office, {
      id: office,
      name: `${site} office`,
      parent: 1,
      head: 0,
      sort: 1000 + index * 10,
    })
    TEAMS.forEach(([team], place) => {
      const id = office + 1 + place
      departments.set(id, { id, name: `${site} ${team}`, parent: office, head: 0, sort: (place + 1) * 100 })
    })
  })
  return first
}

function invent(world: World, id: number, firstTeam: number, takenNames: Map<string, number>): Person {
  const draw = drawer(id)
  const female = draw(2) === 0
  const name = pick(female ? FEMALE : MALE, draw)
  const lastName = pick(LAST, draw)
  const site = draw(SITES.length)
  const team = draw(TEAMS.length)
  const [, ...positions] = TEAMS[team] ?? ['']
  const department = firstTeam + site * (TEAMS.length + 1) + 1 + team
  const birthday = `${1961 + draw(44)}-${two(1 + draw(12))}-${two(1 + draw(28))}`
  const person = makePerson(world, id, [
    name,
    lastName,
    female ? 'F' : 'M',
    ownAddress(`${letters(name)}.${letters(lastName)}`, takenNames),
    pick(positions, draw),
    [department],
    SITES[site] ?? '',
    birthday,
  ])
  const newcomer = draw(50) === 0
  Object.assign(person.columns, {
    ACTIVE: draw(30) === 0 ? 'N' : 'Y',
    PERSONAL_MOBILE: `+351 91 ${String(1_000_000 + id)}`,
    UF_PHONE_INNER: id <= 9799 ? String(200 + id) : null,
    DATE_REGISTER: momentBefore(world, newcomer ? 1 : DAY * (1 + draw(3000))),
    LAST_LOGIN: newcomer ? null : momentBefore(world, 1 + draw(1000)),
    LAST_ACTIVITY_DATE: newcomer ? null : momentBefore(world, 1 + draw(1000)),
    TIMESTAMP_X: momentBefore(world, 1 + draw(400 * DAY)),
  })
  lead(world, department, id)
  return person
}

/** The first of a team is its head, and the first of a site that of the whole office. */
function lead({ state: { departments } }: World, id: number, personId: number): void {
  const team = departments.get(id)
  const office = departments.get(team?.parent ?? 0)
  for (const department of [team, office]) if (department?.head === 0) department.head = personId
}

/** Numbers from 0 up to a bound, the same for each id: a generator after Lehmer. */
function drawer(id: number): (bound: number) => number {
  let seed = (id * 7919) % 2_147_483_647
  return (bound) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % bound
  }
}

function pick(texts: readonly string[], draw: (bound: number) => number): string {
  return texts[draw(texts.length)] ?? ''
}

/** A name nobody has in their address yet; the second of a name is told apart by a number. */
function ownAddress(name: string, taken: Map<string, number>): string {
  const count = (taken.get(name) ?? 0) + 1
  taken.set(name, count)
  return count === 1 ? name : `${name}${count}`
}

function letters(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
