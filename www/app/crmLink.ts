import { t } from './i18n.ts'
import type { Messages } from './locales/messages.ts'

/** A link to a CRM entity: the prefix of its kind, empty where only one kind is possible, and its number. */
export interface CrmLink {
  readonly kind: string
  readonly id: string
}

/** What the product numbers its kinds of entities by, by the prefix of each. */
const numbers: Readonly<Record<keyof Messages['crm']['kind'], number>> = {
  L: 1,
  D: 2,
  C: 3,
  CO: 4,
  Q: 7,
  O: 14,
  SI: 31,
}

/** Prefixes by the settings that allow each kind. */
const settings: Readonly<Record<string, keyof typeof numbers>> = {
  LEAD: 'L',
  CONTACT: 'C',
  COMPANY: 'CO',
  DEAL: 'D',
  QUOTE: 'Q',
  ORDER: 'O',
  SMART_INVOICE: 'SI',
}

/** The prefixes of the kinds that a field's settings allow. */
export function linkKinds(given: object | undefined): string[] {
  return Object.entries(given ?? {}).flatMap(([name, value]) => {
    if (value !== 'Y' && value !== true) return []
    const [, dynamic] = /^DYNAMIC_(\d+)$/.exec(name) ?? []
    return dynamic ? `T${Number(dynamic).toString(16)}` : (settings[name] ?? [])
  })
}

/** Reads `D_12`, or a bare number where only one kind is allowed; the number may not be there yet. */
export function readLink(value: string, kinds: readonly string[]): CrmLink {
  const [, kind, id] = /^([A-Z]+[0-9a-f]*)_(.*)$/s.exec(value) ?? []
  return kind === undefined ? { kind: kinds[0] ?? '', id: value } : { kind, id: id ?? '' }
}

/** Writes a link as the portal takes it; nothing without a number. */
export function writeLink({ kind, id }: CrmLink, kinds: readonly string[]): string {
  const number = id.trim()
  if (!number) return ''
  return kind && kinds.length !== 1 ? `${kind}_${number}` : number
}

/** What a kind is called. */
export function kindLabel(kind: string): string {
  if (Object.hasOwn(numbers, kind)) return t(`crm.kind.${kind as keyof typeof numbers}`)
  return t('crm.dynamic', { id: kindNumber(kind) ?? kind })
}

/** What the product numbers a kind by. */
export function kindNumber(kind: string): number | undefined {
  if (Object.hasOwn(numbers, kind)) return numbers[kind as keyof typeof numbers]
  const [, hex] = /^T([0-9a-f]+)$/.exec(kind) ?? []
  return hex === undefined ? undefined : Number.parseInt(hex, 16)
}

/** A link as a reader sees it. */
export function linkText(value: string, kinds: readonly string[]): string {
  const { kind, id } = readLink(value, kinds)
  return kind ? t('crm.link', { kind: kindLabel(kind), id }) : value
}
