import { USER_SCOPES } from '../people/access.ts'
import { isOnline } from '../people/person.ts'
import { toText } from '../php/value.ts'
import type { Method } from '../world/call.ts'

/** Counters of the live feed begin with it. */
const FEED = '**'

/** Ids of the people who are online. */
export const userOnline: Method = {
  scopes: USER_SCOPES,
  run({ world }) {
    const online = [...world.state.people.values()].filter((person) => isOnline(world, person))
    return { result: online.map(({ id }) => String(id)) }
  },
}

/** What is new to the caller, by site and code; all of the live feed is one number unless asked otherwise. */
export const userCounters: Method = {
  scopes: USER_SCOPES,
  run({ world, caller, parameters }) {
    const counters = Object.entries(world.state.counters.get(caller.person.id) ?? {})
    if (counters.length === 0) return { result: [] }
    const apart = toText(parameters['SKIP_LIVEFEED_GROUP']) === 'Y'
    return {
      result: Object.fromEntries(
        counters.map(([site, numbers]) => [site, apart ? numbers : grouped(numbers)]),
      ),
    }
  },
}

function grouped(numbers: Readonly<Record<string, number>>): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const [code, number] of Object.entries(numbers)) {
    const name = code.startsWith(FEED) ? FEED : code
    sums[name] = (sums[name] ?? 0) + number
  }
  return sums
}
