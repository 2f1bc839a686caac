import type { UserFieldRow } from 'b24-users'
import type { DocumentedType } from 'b24-users/fields'
import { linkKinds } from './crmLink.ts'
import type { Control, Facts, Field, FieldName, LineControl } from './fields.ts'
import { t } from './i18n.ts'
import { isDocumentedType, valueHelp } from './userfield/type.ts'

/** How a person's value of each type is edited, where the field holds one and where it holds several. */
const controls: Readonly<
  Record<DocumentedType, { single: Control; each: LineControl } | { single: Control; several: Control }>
> = {
  string: { single: 'text', each: 'text' },
  integer: { single: 'whole', each: 'whole' },
  double: { single: 'decimal', each: 'decimal' },
  boolean: { single: 'flag', several: 'flag' },
  date: { single: 'date', each: 'date' },
  datetime: { single: 'moment', each: 'moment' },
  enumeration: { single: 'item', several: 'items' },
  iblock_section: { single: 'digits', several: 'ids' },
  iblock_element: { single: 'digits', several: 'ids' },
  employee: { single: 'person', several: 'people' },
  crm: { single: 'crm', each: 'crm' },
  crm_status: { single: 'text', each: 'text' },
  file: { single: 'files', several: 'files' },
  url: { single: 'text', each: 'text' },
  money: { single: 'money', each: 'money' },
  address: { single: 'address', each: 'address' },
}

/** What a custom field is called: its label in the language it was read in, or its code. */
export function userFieldLabel(row: UserFieldRow): string {
  return row.EDIT_FORM_LABEL || row.LIST_COLUMN_LABEL || row.FIELD_NAME
}

/** A custom field of the form; `undefined` for types whose values are not known here. */
export function customField(row: UserFieldRow, { nameOf }: Facts = {}): Field | undefined {
  const type = isDocumentedType(row.USER_TYPE_ID) ? row.USER_TYPE_ID : undefined
  // An application's own type comes by a short code; its values are text.
  if (!type && !row.USER_TYPE_OWNER) return undefined
  const known = type ? controls[type] : controls.string
  const several = row.MULTIPLE === 'Y'
  return {
    name: row.FIELD_NAME as FieldName,
    label: userFieldLabel(row),
    help: helpOf(row) ?? (type && valueHelp(type)),
    several,
    ...(type === 'employee' && { nameOf }),
    ...(type === 'crm' && { kinds: linkKinds(row.SETTINGS) }),
    choice: row.LIST?.map((item) => ({ id: item.ID, text: item.VALUE })) ?? [],
    ...(several && 'each' in known
      ? { control: 'list', each: known.each }
      : { control: several && 'several' in known ? known.several : single(known.single, row) }),
  }
}

// A new field gets its name as every label, which is no help.
function helpOf(row: UserFieldRow): string | undefined {
  const { HELP_MESSAGE: help, EDIT_FORM_LABEL, LIST_COLUMN_LABEL, FIELD_NAME } = row
  return help && ![EDIT_FORM_LABEL, LIST_COLUMN_LABEL, FIELD_NAME].includes(help) ? help : undefined
}

function single(control: Control, { SETTINGS, USER_TYPE_ID }: UserFieldRow): Control {
  const rows = SETTINGS && 'ROWS' in SETTINGS ? Number(SETTINGS['ROWS']) : 1
  return USER_TYPE_ID === 'string' && rows > 1 ? 'lines' : control
}

/** A note on the custom fields that are not in the form, if there are such. */
export function hiddenNote(rows: readonly UserFieldRow[]): string | undefined {
  const count = rows.filter((row) => !customField(row)).length
  return count ? t('groupNotes.hidden', { n: count }) : undefined
}
