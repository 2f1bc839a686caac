import type { Call, Method } from '../core/call.ts'
import { coreError, namelessError, serverFault } from '../core/error.ts'
import { nextId } from '../core/state.ts'
import { type CustomField, makeField } from '../fields/field.ts'
import { readFlag, readShowFilter } from '../fields/flag.ts'
import { newLabels } from '../fields/label.ts'
import { newItems } from '../fields/list.ts'
import { newSettings } from '../fields/settings.ts'
import { FIELD_TYPES } from '../fields/type.ts'
import { cut, isArray, type PhpValue, toInt, toMap, toText } from '../php/value.ts'

/** Creates a custom field of people; a handful of documented flags are dropped without a word. */
export const userfieldAdd: Method = {
  scopes: ['user.userfield'],
  run(call) {
    const { portal, caller, parameters } = call
    if (!caller.person.admin) throw namelessError('Access denied.')
    const fields = toMap(parameters['FIELDS'])
    const type = readType(call, fields)
    const code = readCode(call, fields)
    const multiple = type === 'boolean' ? 'N' : readFlag(fields['MULTIPLE'])
    const sort = toInt(fields['SORT'])
    const field: CustomField = makeField(
      {
        ID: nextId(portal.state.fields),
        FIELD_NAME: code,
        USER_TYPE_ID: type,
        MULTIPLE: multiple,
        XML_ID: cut(toText(fields['XML_ID']), 255),
        SORT: sort > 0 ? sort : 100,
        SHOW_FILTER: readShowFilter(fields['SHOW_FILTER'], type, true),
        SETTINGS: newSettings(type, fields['SETTINGS'], portal.serverTime()),
        LIST: type === 'enumeration' ? newItems(portal, fields['LIST'], multiple) : [],
        ...newLabels(fields, code, portal.languages),
      },
      portal.languages,
    )
    portal.state.fields.set(field.ID, field)
    return { result: field.ID }
  },
}

/** The type, after both "not found" complaints have had their say. */
function readType({ portal }: Call, fields: Readonly<Record<string, PhpValue>>): string {
  const blank = (['USER_TYPE_ID', 'FIELD_NAME'] as const).filter((name) => trimmed(fields[name]) === '')
  if (blank.length > 0) {
    throw namelessError(blank.map((name) => `The '${name}' field is not found.`).join('\n'))
  }
  const type = trimmed(fields['USER_TYPE_ID'])
  if (!FIELD_TYPES.has(type) && !portal.applicationTypes.includes(type)) {
    throw coreError(`Unknown custom field type: ${type}<br>`)
  }
  return type
}

/** The code in its stored form: upper case with `UF_USR_` in front. */
function readCode({ portal }: Call, fields: Readonly<Record<string, PhpValue>>): string {
  const own = trimmed(fields['FIELD_NAME']).toUpperCase()
  const code = own.startsWith('UF_USR_') ? own : `UF_USR_${own.replace(/^UF_/, '')}`
  if (!/^[0-9A-Z_]{4,50}$/.test(code)) throw coreError('The field code is wrong or too long.<br>')
  if ([...portal.state.fields.values()].some((field) => field.FIELD_NAME === code)) {
    throw coreError(`The field ${code} already exists.<br>`)
  }
  return code
}

function trimmed(value: PhpValue | undefined): string {
  if (isArray(value)) throw serverFault()
  return toText(value).trim()
}
