/**
 * Adds a custom field with labels in two languages, then changes the English one alone:
 * BITRIX24_WEBHOOK=https://acme.bitrix24.com/rest/1/k3yc0de/ node field.mjs
 */
import process from 'node:process'
import { createClient } from 'b24-users'

const { BITRIX24_WEBHOOK: webhook = '' } = process.env
const client = await createClient({ webhook })

const { result: id } = await client.userfield.add({
  FIELD_NAME: 'BOOTS', // becomes UF_USR_BOOTS
  USER_TYPE_ID: 'enumeration',
  EDIT_FORM_LABEL: { en: 'Boots', de: 'Stiefel' },
  LIST: [
    { VALUE: 'Small', XML_ID: 's', SORT: 10 },
    { VALUE: 'Large', XML_ID: 'l', SORT: 20 },
  ],
})

// Without `keep` this item would be a new one of a code that is taken, and the German label would be emptied.
await client.userfield.update(
  id,
  { EDIT_FORM_LABEL: { en: 'Size of boots' }, LIST: [{ XML_ID: 'l', VALUE: 'Very large' }] },
  { keep: true },
)

for (const language of /** @type {const} */ (['en', 'de'])) {
  const { result: rows } = await client.userfield.list({ filter: { ID: id, LANG: language } })
  for (const { EDIT_FORM_LABEL, LIST = [] } of rows) {
    console.log(language, EDIT_FORM_LABEL, LIST.map(({ XML_ID, VALUE }) => `${XML_ID}=${VALUE}`).join(' '))
  }
}
