import { formatInstant } from '../php/time.ts'
import { toText, truthy } from '../php/value.ts'
import type { Method } from '../world/call.ts'
import { fileUrl } from '../world/files.ts'
import { PORTAL_SCOPES } from '../world/scopes.ts'

/** The scopes of the caller, or all there are with `full`. */
export const scope: Method = {
  scopes: [],
  run: ({ caller, parameters }) => ({
    result: truthy(parameters['FULL']) ? PORTAL_SCOPES : [...caller.scopes],
  }),
}

/** A few facts about the caller that need no scope. */
export const profile: Method = {
  scopes: [],
  run({ world, caller, origin }) {
    const { id, admin, columns } = caller.person
    const photo = columns['PERSONAL_PHOTO']
    return {
      result: {
        ID: String(id),
        ADMIN: admin,
        NAME: columns['NAME'] ?? '',
        LAST_NAME: columns['LAST_NAME'] ?? '',
        PERSONAL_GENDER: columns['PERSONAL_GENDER'] ?? '',
        PERSONAL_PHOTO: typeof photo === 'string' ? fileUrl(world, origin, photo) : undefined,
        TIME_ZONE: columns['TIME_ZONE'] ?? '',
      },
    }
  },
}

/** The server's clock in ISO 8601. */
export const serverTime: Method = {
  scopes: [],
  run: ({ world }) => ({ result: formatInstant(world.now(), world.offsetMinutes) }),
}

/** Names of the methods the caller may use, or of all of them with `full`. */
export const methodNames: Method = {
  scopes: [],
  run({ caller, parameters, methods }) {
    const all = truthy(parameters['FULL'])
    const known = Object.entries(methods).filter(
      ([, { scopes }]) => all || scopes.length === 0 || scopes.some((name) => caller.scopes.has(name)),
    )
    return { result: known.map(([name]) => name) }
  },
}

/** Whether a method exists and is open to the caller. */
export const methodGet: Method = {
  scopes: [],
  run({ caller, parameters, methods }) {
    const name = toText(parameters['NAME']).toLowerCase()
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined
    const open = method?.scopes.length === 0 || method?.scopes.some((needed) => caller.scopes.has(needed))
    return { result: { isExisting: method !== undefined, isAvailable: open ?? false } }
  },
}
