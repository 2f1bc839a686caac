import { newLabels, readFlag, readShowFilter, updateLabels } from '../fields/attributes.ts'
import { newItems, updateItems } from '../fields/enumeration.ts'
import { newSettings, updateSettings } from '../fields/settings.ts'
import { FIELD_TYPES } from '../fields/types.ts'
import { cut, isArray, type PhpValue, toInt, toMap, toText } from '../php/value.ts'
import type { Call, Method } from '../world/call.ts'
import { coreError, namelessError, serverFault } from '../world/error.ts'
import { type CustomField, isUserField, makeField } from '../world/field.ts'
import { nextId } from '../world/state.ts'

/** Creates a custom field of people; a handful of documented flags are dropped without a word. */
export const userfieldAdd: Method = {
  scopes: ['user.userfield'],
  run(call) {
    const { world, caller, parameters } = call
    if (!caller.person.admin) throw namelessError('Access denied.')
    const fields = toMap(parameters['FIELDS'])
    const type = readType(call, fields)
    const code = readCode(call, fields)
    const multiple = type === 'boolean' ? 'N' : readFlag(fields['MULTIPLE'])
    const sort = toInt(fields['SORT'])
    const field: CustomField = makeField(
      {
        ID: nextId(world.state.fields),
        FIELD_NAME: code,
        USER_TYPE_ID: type,
        MULTIPLE: multiple,
        XML_ID: isGiven(fields['XML_ID']) ? cut(toText(fields['XML_ID']), 255) : null,
        SORT: sort > 0 ? sort : 100,
        SHOW_FILTER: readShowFilter(fields['SHOW_FILTER'], type, true),
        SETTINGS: newSettings(type, fields['SETTINGS'], world.serverTime()),
        LIST: type === 'enumeration' ? newItems(world, fields['LIST'], multiple) : [],
        ...newLabels(fields, code, world.languages),
      },
      world.languages,
    )
    world.state.fields.set(field.ID, field)
    return { result: field.ID }
  },
}

/** The type, after both "not found" complaints have had their say. */
function readType({ world }: Call, fields: Readonly<Record<string, PhpValue>>): string {
  const blank = (['USER_TYPE_ID', 'FIELD_NAME'] as const).filter((name) => trimmed(fields[name]) === '')
  if (blank.length > 0) {
    throw namelessError(blank.map((name) => `The '${name}' field is not found.`).join('\n'))
  }
  const type = trimmed(fields['USER_TYPE_ID'])
  if (!FIELD_TYPES.has(type) && !world.applicationTypes.includes(type)) {
    throw coreError(`Unknown custom field type: ${type}<br>`)
  }
  return type
}

/** The code in its stored form: upper case with `UF_USR_` in front. */
function readCode({ world }: Call, fields: Readonly<Record<string, PhpValue>>): string {
  const own = trimmed(fields['FIELD_NAME']).toUpperCase()
  const code = own.startsWith('UF_USR_') ? own : `UF_USR_${own.replace(/^UF_/, '')}`
  if (!/^[0-9A-Z_]{4,50}$/.test(code)) throw coreError('The field code is wrong or too long.<br>')
  if ([...world.state.fields.values()].some((field) => field.FIELD_NAME === code)) {
    throw coreError(`The field ${code} already exists.<br>`)
  }
  return code
}

function trimmed(value: PhpValue | undefined): string {
  if (isArray(value)) throw serverFault()
  return toText(value).trim()
}

function isGiven(value: PhpValue | undefined): boolean {
  return value !== undefined && value !== null
}

/** Changes a custom field; code, type and multiplicity stay whatever is sent. */
export const userfieldUpdate: Method = {
  scopes: ['user.userfield'],
  run(call) {
    const field = findField(call)
    change(call, field, toMap(call.parameters['FIELDS']))
    return { result: true }
  },
}

/** Removes a custom field and everybody's values of it. */
export const userfieldDelete: Method = {
  scopes: ['user.userfield'],
  run(call) {
    const field = findField(call)
    const { people, fields } = call.world.state
    fields.delete(field.ID)
    for (const { columns } of people.values()) Reflect.deleteProperty(columns, field.FIELD_NAME)
    return { result: true }
  },
}

function findField({ world, caller, parameters }: Call): CustomField {
  const id = toInt(parameters['ID'])
  if (id <= 0) throw namelessError('ID is not defined or invalid.')
  const field = world.state.fields.get(id)
  if (!field || !isUserField(field) || !caller.person.admin) throw namelessError('Access denied.')
  return field
}

/** Works on a copy, so that a refusal halfway changes nothing. */
function change({ world }: Call, field: CustomField, sent: Readonly<Record<string, PhpValue>>): void {
  const given = (name: string) => isGiven(sent[name])
  const copy = { ...field }
  if (given('XML_ID')) copy.XML_ID = cut(toText(sent['XML_ID']), 255)
  if (given('SORT')) copy.SORT = toInt(sent['SORT'])
  if (given('SHOW_FILTER')) copy.SHOW_FILTER = readShowFilter(sent['SHOW_FILTER'], field.USER_TYPE_ID, false)
  copy.SETTINGS = updateSettings(field.USER_TYPE_ID, field.SETTINGS, sent['SETTINGS'], world.serverTime())
  if (field.USER_TYPE_ID === 'enumeration') copy.LIST = updateItems(world, field, sent['LIST'])
  updateLabels(copy, sent, world.languages)
  world.state.fields.set(field.ID, copy)
}
