import { isLanguage } from 'b24-users/fields'
import type { HeldValue } from '../answer.ts'
import type { FieldForm, StoredField } from './form.ts'
import { keptItems } from './items.ts'
import { type LabelName, labelNames } from './labels.ts'
import { parameterLabel } from './parameter.ts'
import { t } from '../i18n.ts'

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

/** What a form holds at a place, such as `fields.SORT`, as a reader sees it. */
export function showPlace(form: FieldForm, place: string): string {
  const [, name = '', ...steps] = place.split('.')
  const inner = steps.join('.')
  switch (name) {
    case 'SORT':
      return word(form.sort)
    case 'XML_ID':
      return word(form.xmlId)
    case 'SHOW_FILTER':
      return word(form.inFilter ? 'Y' : 'N')
    case 'LIST':
      return word(
        keptItems(form.items)
          .map(({ text, code, isDefault }) =>
            showItem({ VALUE: text, DEF: isDefault ? 'Y' : 'N' }, code || false),
          )
          .join(', '),
      )
    case 'SETTINGS': {
      const value = form.settings[inner]
      return word(typeof value === 'boolean' ? (value ? 'Y' : 'N') : value)
    }
    default:
      return word(isLabel(name) && isLanguage(inner) ? form.labels[name][inner] : undefined)
  }
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
  return [String(item['VALUE']), code && `(${code})`, item['DEF'] === 'Y' && '★'].filter(Boolean).join(' ')
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
  const empty = t('userfield.held.empty')
  if (value === 'Y') return t('userfield.held.on')
  if (value === 'N') return t('userfield.held.off')
  return typeof value === 'string' || typeof value === 'number' ? String(value) || empty : empty
}

function isLabel(name: string): name is LabelName {
  return (labelNames as readonly string[]).includes(name)
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null
}
