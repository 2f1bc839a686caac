import type { Method } from '../core/call.ts'
import { columnOf } from '../users/columns.ts'
import { listPeople } from '../users/list.ts'
import { readPerson } from '../users/read.ts'
import { USER_SCOPES } from '../users/scope.ts'
import { readableNames } from '../users/visible.ts'

/** A page of people. */
export const userGet: Method = { scopes: USER_SCOPES, run: (call) => listPeople(call, false) }

/** The same with `FIND` and `UF_DEPARTMENT_NAME`. */
export const userSearch: Method = { scopes: USER_SCOPES, run: (call) => listPeople(call, true) }

/** The caller's own record. */
export const userCurrent: Method = {
  scopes: USER_SCOPES,
  run(call) {
    const names = readableNames(call.portal, call.caller)
    return { result: readPerson(call, call.caller.person, { names, momentsAsText: true }) }
  },
}

/** Titles of the readable columns, custom fields by their form label. */
export const userFields: Method = {
  scopes: USER_SCOPES,
  run({ portal, caller }) {
    const language = portal.languages[0] ?? 'en'
    const fields = [...portal.state.fields.values()]
    const title = (name: string) =>
      columnOf(name)?.title ??
      fields.find((field) => field.FIELD_NAME === name)?.EDIT_FORM_LABEL[language] ??
      name
    return { result: Object.fromEntries(readableNames(portal, caller).map((name) => [name, title(name)])) }
  },
}

/** Whether the caller is an administrator. */
export const userAdmin: Method = { scopes: [], run: ({ caller }) => ({ result: caller.person.admin }) }
