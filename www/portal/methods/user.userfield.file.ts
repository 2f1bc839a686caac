import { toInt, toText } from '../php/value.ts'
import type { Method } from '../world/call.ts'
import { RestError } from '../world/error.ts'

/** The bytes of a file in a custom field; takes what `downloadData` says, and the whole scope `user` beside its own. */
export const userfieldFileGet: Method = {
  scopes: ['user.userfield'],
  run({ world, caller, parameters }) {
    if (!caller.scopes.has('user')) throw new RestError('INVALID_CREDENTIALS', 'Invalid request credentials')
    const { state } = world
    const name = toText(parameters['FIELD'])
    const field = [...state.fields.values()].find(({ FIELD_NAME }) => FIELD_NAME === name)
    const stored = state.people.get(toInt(parameters['ID']))?.columns[name] ?? ''
    const id = toInt(parameters['VALUE'])
    if (field?.USER_TYPE_ID !== 'file' || id <= 0 || stored.length === 0) {
      throw new RestError('ENTITY_NOT_ALLOW', 'Entity not allow.')
    }
    const ids = typeof stored === 'string' ? [stored] : stored.map(String)
    const file = ids.includes(String(id)) ? state.files.get(id) : undefined
    if (!file) throw new RestError('FILE_NOT_FOUND', 'File not found.')
    return { result: {}, file }
  },
}
