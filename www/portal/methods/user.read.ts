import { readableNames, USER_SCOPES } from '../people/access.ts'
import { columnOf } from '../people/columns.ts'
import { listPeople } from '../people/listPeople.ts'
import { readPerson } from '../people/read.ts'
import type { Method } from '../world/call.ts'

/** A page of people. */
export const userGet: Method = { scopes: USER_SCOPES, run: (call) => listPeople(call, false) }

/** The same with `FIND` and `UF_DEPARTMENT_NAME`. */
export const userSearch: Method = { scopes: USER_SCOPES, run: (call) => listPeople(call, true) }

/** The caller's own record. */
export const userCurrent: Method = {
  scopes: USER_SCOPES,
  run(call) {
    const names = readableNames(call.world, call.caller)
    return { result: readPerson(call, call.caller.person, { names, alone: true }) }
  },
}

/** Titles of the readable columns, custom fields by their form label. */
export const userFields: Method = {
  scopes: USER_SCOPES,
  run({ world, caller }) {
    const language = world.languages[0] ?? 'en'
    const fields = [...world.state.fields.values()]
    const title = (name: string) =>
      columnOf(name)?.title ??
      fields.find((field) => field.FIELD_NAME === name)?.EDIT_FORM_LABEL[language] ??
      name
    return { result: Object.fromEntries(readableNames(world, caller).map((name) => [name, title(name)])) }
  },
}

/** Whether the caller is an administrator. */
export const userAdmin: Method = { scopes: [], run: ({ caller }) => ({ result: caller.person.admin }) }
