// Compiled, never run: `SETTINGS` and `LIST` follow the literal type.
import { createClient, type Inputs } from 'b24-users'

const client = await createClient({ webhook: 'https://acme.bitrix24.com/rest/1/k3yc0de/' })

// Creation: `USER_TYPE_ID` decides.
await client.userfield.add({
  FIELD_NAME: 'A',
  USER_TYPE_ID: 'string',
  SETTINGS: { ROWS: 3, DEFAULT_VALUE: 'x' },
})
await client.userfield.add({
  FIELD_NAME: 'A',
  USER_TYPE_ID: 'boolean',
  SETTINGS: { DISPLAY: 'RADIO', DEFAULT_VALUE: true },
})
await client.userfield.add({
  FIELD_NAME: 'A',
  USER_TYPE_ID: 'datetime',
  SETTINGS: { DEFAULT_VALUE: { TYPE: 'NOW' } },
})
await client.userfield.add({
  FIELD_NAME: 'A',
  USER_TYPE_ID: 'enumeration',
  LIST: [{ VALUE: 'Red', DEF: true }],
})
await client.userfield.add({ FIELD_NAME: 'A', USER_TYPE_ID: 'rest_12_rating', MULTIPLE: 'Y' })
await client.userfield.add({
  FIELD_NAME: 'A',
  USER_TYPE_ID: 'crm',
  EDIT_FORM_LABEL: { en: 'Deal', la: 'Trato' },
})
// @ts-expect-error: a setting of another type
await client.userfield.add({ FIELD_NAME: 'A', USER_TYPE_ID: 'string', SETTINGS: { PRECISION: 2 } })
// @ts-expect-error: a setting that the portal does not take
await client.userfield.add({ FIELD_NAME: 'A', USER_TYPE_ID: 'string', SETTINGS: { MAX_LENGTH: 2 } })
// @ts-expect-error: a word of another type
await client.userfield.add({
  FIELD_NAME: 'A',
  USER_TYPE_ID: 'enumeration',
  SETTINGS: { DISPLAY: 'DROPDOWN' },
})
// @ts-expect-error: only enumerations have items
await client.userfield.add({ FIELD_NAME: 'A', USER_TYPE_ID: 'string', LIST: [{ VALUE: 'Red' }] })
// @ts-expect-error: a new item has no id
await client.userfield.add({ FIELD_NAME: 'A', USER_TYPE_ID: 'enumeration', LIST: [{ ID: 5, VALUE: 'Red' }] })
// @ts-expect-error: this type has no settings
await client.userfield.add({ FIELD_NAME: 'A', USER_TYPE_ID: 'file', SETTINGS: { EXTENSIONS: 'pdf' } })
// @ts-expect-error: no such type
await client.userfield.add({ FIELD_NAME: 'A', USER_TYPE_ID: 'text' })
// @ts-expect-error: Spanish is la
await client.userfield.add({ FIELD_NAME: 'A', USER_TYPE_ID: 'crm', EDIT_FORM_LABEL: { es: 'Trato' } })

// Changes: the literal `type` decides.
await client.userfield.update(42, { SETTINGS: { ROWS: 3 } }, { type: 'string' })
await client.userfield.update(42, { LIST: [{ ID: 5, VALUE: 'Red', XML_ID: 'r' }] }, { type: 'enumeration' })
await client.userfield.update(
  42,
  { LIST: [{ XML_ID: 'r' }] },
  { type: 'enumeration', keep: true, remove: [7, 'b'] },
)
// @ts-expect-error: a setting of another type
await client.userfield.update(42, { SETTINGS: { PRECISION: 3 } }, { type: 'string' })
// @ts-expect-error: a word of another type
await client.userfield.update(42, { SETTINGS: { DISPLAY: 'UI' } }, { type: 'boolean' })
// @ts-expect-error: only enumerations have items
await client.userfield.update(42, { LIST: [{ VALUE: 'Red' }] }, { type: 'string' })
// @ts-expect-error: the letter that list returns would switch the filter off
await client.userfield.update(42, { SHOW_FILTER: 'E' }, { type: 'string' })

// Without a type any setting of some type fits, and nothing else.
await client.userfield.update(42, { SETTINGS: { PRECISION: 3 } })
// @ts-expect-error: a setting of no type
await client.userfield.update(42, { SETTINGS: { WIDTH: 3 } })

// The schemas' inputs follow the same types.
const input: Inputs['user.userfield.add'] = {
  fields: { FIELD_NAME: 'A', USER_TYPE_ID: 'double', SETTINGS: { PRECISION: 2 } },
}
type Settings = Extract<Inputs['user.userfield.add']['fields'], { USER_TYPE_ID: 'double' }>['SETTINGS']
// @ts-expect-error: a setting of another type
const wrong: Settings = { ROWS: 2 }

export { input, wrong }
