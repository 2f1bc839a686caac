import { isLanguage } from 'b24-users/fields'
import type { HeldValue } from '../answer.ts'
import type { StoredField } from './form.ts'
import { type LabelName, labelNames } from './labels.ts'
import { parameterLabel } from './parameter.ts'
import { userFieldText } from './text.ts'

type Members = Readonly<Record<string, unknown>>

/** Compares what was sent under `fields` with what the portal holds now. */
export function compareField(fields: Members, stored: StoredField): HeldValue[] {
  return Object.entries(fields).flatMap(([name, sent]) => {
    if (name === 'LABEL') return []
    if (name === 'LIST') return [compareList(sent as readonly Members[], stored)]
    if (name === 'SETTINGS') return compareSettings(sent as Members, stored)
    if (isLabel(name) && typeof sent === 'object') return compareTexts(name, sent as Members, stored)
    return [compare(['fields', name], sent, heldScalar(name, stored))]
  })
}

function heldScalar(name: string, { row }: StoredField): unknown {
  // Stored is how the filter compares, sent was whether it does.
  if (name === 'SHOW_FILTER') return row.SHOW_FILTER === 'N' ? 'N' : 'Y'
  return (row as unknown as Members)[name]
}

function compareTexts(name: LabelName, sent: Members, { labels }: StoredField): HeldValue[] {
  const texts = Object.entries(sent).filter(([language]) => isLanguage(language))
  return texts.map(([language, text]) =>
    compare(['fields', name, language], text, (labels[name] as Members)[language]),
  )
}

function compareSettings(sent: Members, { row: { SETTINGS = {} } }: StoredField): HeldValue[] {
  const held = SETTINGS as Members
  return Object.entries(sent).map(([name, value]) => {
    const path = ['fields', 'SETTINGS', name]
    // The portal writes a fixed date in a form of its own, so only the kind of default can be compared.
    return isMembers(value)
      ? compare(path, value['TYPE'], isMembers(held[name]) ? held[name]['TYPE'] : undefined)
      : compare(path, value, held[name])
  })
}

function compareList(sent: readonly Members[], { row: { LIST: held = [] } }: StoredField): HeldValue {
  const wanted = sent.map((item, index) =>
    showItem(item, held[index]?.XML_ID !== codeOf(item) && codeOf(item)),
  )
  const now = held.map((item, index) => {
    const code = codeOf(sent[index])
    // A code that was left to the portal is the portal's own affair, and one that is as sent goes without saying.
    return showItem({ ...item }, code !== '' && code !== item.XML_ID && (item.XML_ID ?? ''))
  })
  return compare(['fields', 'LIST'], wanted.join(', '), now.join(', '))
}

function showItem(item: Members, code: string | false): string {
  return userFieldText.held.item(String(item['VALUE']), code, item['DEF'] === 'Y')
}

function codeOf(item: Members | undefined): string {
  return typeof item?.['XML_ID'] === 'string' ? item['XML_ID'] : ''
}

function compare(path: (string | number)[], sent: unknown, held: unknown): HeldValue {
  return {
    name: path.join('.'),
    label: parameterLabel(path),
    sent: word(sent),
    held: word(held),
    same: word(sent) === word(held),
  }
}

function word(value: unknown): string {
  const { on, off, empty } = userFieldText.held
  if (value === 'Y') return on
  if (value === 'N') return off
  return typeof value === 'string' || typeof value === 'number' ? String(value) || empty : empty
}

function isLabel(name: string): name is LabelName {
  return (labelNames as readonly string[]).includes(name)
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null
}
