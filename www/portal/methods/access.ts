import { accessName, holdsCode } from '../people/accessCode.ts'
import { isArray, toText, values } from '../php/value.ts'
import type { Method } from '../world/call.ts'

/** Whether the caller holds one of the codes; an administrator always does. */
export const userAccess: Method = {
  scopes: [],
  run({ world, caller, parameters: { ACCESS } }) {
    const codes = isArray(ACCESS) ? values(ACCESS) : [ACCESS]
    const { person } = caller
    return { result: person.admin || codes.some((code) => holdsCode(world, person, toText(code))) }
  },
}

/** What codes stand for; `false` for anything but a list of some, and unknown ones are left out. */
export const accessNames: Method = {
  scopes: [],
  run({ world, parameters: { ACCESS } }) {
    const codes = isArray(ACCESS) ? values(ACCESS).map(toText) : []
    if (codes.length === 0) return { result: false }
    const named = codes.flatMap((code) => {
      const name = accessName(world, code)
      return name ? [[code, name] as const] : []
    })
    return { result: named.length > 0 ? Object.fromEntries(named) : [] }
  },
}
