import type { Call, Method } from '../core/call.ts'
import { namelessError } from '../core/error.ts'
import { type CustomField, isUserField } from '../fields/field.ts'
import { readShowFilter } from '../fields/flag.ts'
import { updateLabels } from '../fields/label.ts'
import { updateItems } from '../fields/list.ts'
import { updateSettings } from '../fields/settings.ts'
import { cut, type PhpValue, toInt, toMap, toText } from '../php/value.ts'

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
    const { people, fields } = call.portal.state
    fields.delete(field.ID)
    for (const { columns } of people.values()) Reflect.deleteProperty(columns, field.FIELD_NAME)
    return { result: true }
  },
}

function findField({ portal, caller, parameters }: Call): CustomField {
  const id = toInt(parameters['ID'])
  if (id <= 0) throw namelessError('ID is not defined or invalid.')
  const field = portal.state.fields.get(id)
  if (!field || !isUserField(field) || !caller.person.admin) throw namelessError('Access denied.')
  return field
}

/** Works on a copy, so that a refusal halfway changes nothing. */
function change({ portal }: Call, field: CustomField, sent: Readonly<Record<string, PhpValue>>): void {
  const given = (name: string) => sent[name] !== undefined && sent[name] !== null
  const copy = { ...field }
  if (given('XML_ID')) copy.XML_ID = cut(toText(sent['XML_ID']), 255)
  if (given('SORT')) copy.SORT = toInt(sent['SORT'])
  if (given('SHOW_FILTER')) copy.SHOW_FILTER = readShowFilter(sent['SHOW_FILTER'], field.USER_TYPE_ID, false)
  copy.SETTINGS = updateSettings(field.USER_TYPE_ID, field.SETTINGS, sent['SETTINGS'], portal.serverTime())
  if (field.USER_TYPE_ID === 'enumeration') copy.LIST = updateItems(portal, field, sent['LIST'])
  updateLabels(copy, sent, portal.languages)
  portal.state.fields.set(field.ID, copy)
}
