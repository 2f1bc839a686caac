import type { UserFieldRow } from 'b24-users'
import { type FieldMeta, settings as known } from 'b24-users/fields'
import { t } from '../i18n.ts'
import type { Messages } from '../locales/messages.ts'
import { isDocumentedType } from './type.ts'

/** How a setting is edited. */
type Setting =
  | { control: 'line'; initial: string }
  | { control: 'flag'; initial: boolean }
  | { control: 'choice'; initial: string; words: readonly string[] }

/** A setting of one type with its name; a dot leads into an object. */
export type NamedSetting = Setting & { name: string; help: string | undefined; onlyFixed: boolean }

const words: Readonly<Record<keyof Messages['settingWord'], true>> = {
  CHECKBOX: true,
  RADIO: true,
  DROPDOWN: true,
  LIST: true,
  UI: true,
  DIALOG: true,
  NONE: true,
  NOW: true,
  FIXED: true,
}

/** Whether this is a word that a setting is chosen from, and has a text. */
export function isSettingWord(word: string): word is keyof Messages['settingWord'] {
  return Object.hasOwn(words, word)
}

/** Settings as the form holds them, by name. */
export type SettingValues = Record<string, string | boolean>

type Settings = Readonly<Record<string, unknown>>

/** What a new field begins with, where that is not the least. */
const beginnings: Readonly<Record<string, string | boolean>> = {
  // The page promises 2 digits when nothing is sent; the portal takes 0.
  PRECISION: '2',
  // One kind of entity must be on.
  LEAD: true,
}

/** The settings of a type that the portal stores; an application's own type has none here. */
export function settingsOf(type: string): readonly NamedSetting[] {
  if (!isDocumentedType(type)) return []
  const list: readonly FieldMeta[] = known[type]
  return list
    .filter(({ warning }) => warning !== 'ignored_by_server')
    .flatMap((meta) =>
      meta.kind === 'default_date'
        ? meta.members.map((member) => named(member, `${meta.name}.${member.name}`))
        : named(meta, meta.name),
    )
}

function named(meta: FieldMeta, name: string): NamedSetting {
  return {
    ...settingOf(meta),
    name,
    help: helpOf(name) ?? range(meta),
    onlyFixed: name.endsWith('.VALUE'),
  }
}

function settingOf(meta: FieldMeta): Setting {
  const beginning = beginnings[meta.name]
  if (meta.kind === 'flag') return { control: 'flag', initial: beginning === true }
  if (meta.kind === 'word') return { control: 'choice', initial: meta.allowed[0] ?? '', words: meta.allowed }
  const least = meta.kind === 'integer' ? String(meta.min ?? '') : ''
  return { control: 'line', initial: typeof beginning === 'string' ? beginning : least }
}

function helpOf(name: string): string | undefined {
  if (name.endsWith('.VALUE')) return t('settingHelp.DATE')
  return name === 'ENTITY_TYPE' ? t('settingHelp.ENTITY_TYPE') : undefined
}

function range(meta: FieldMeta): string | undefined {
  if (meta.kind !== 'integer' || meta.min === undefined || meta.max === undefined) return undefined
  return t('settingHelp.range', { min: meta.min, max: meta.max })
}

/** Whether a setting goes with the others: the date of a default does with a fixed one only. */
export function isMeant({ name, onlyFixed }: NamedSetting, values: SettingValues): boolean {
  return !onlyFixed || values[name.replace('.VALUE', '.TYPE')] === 'FIXED'
}

/** Settings of a field that does not exist yet. */
export function initialSettings(type: string): SettingValues {
  return Object.fromEntries(settingsOf(type).map(({ name, initial }) => [name, initial]))
}

/** Reads the settings of a field from its row. */
export function readSettings({ USER_TYPE_ID, SETTINGS = {} }: UserFieldRow): SettingValues {
  const stored = settingsOf(USER_TYPE_ID).map(({ name, control }) => {
    const value = memberOf(SETTINGS as Settings, name)
    return [name, control === 'flag' ? isOn(value) : textOf(value)] as const
  })
  return Object.fromEntries(stored)
}

/** `SETTINGS` of a new field; what is left blank is left to the portal. */
export function newSettings(type: string, values: SettingValues): Settings {
  return nested(
    settingsOf(type).filter((setting) => isMeant(setting, values) && values[setting.name] !== ''),
    values,
  )
}

/** The settings that differ from the held ones; parts of one setting go together. */
export function changedSettings(type: string, held: SettingValues, values: SettingValues): Settings {
  const settings = settingsOf(type)
  const changed = new Set(
    settings.filter(({ name }) => held[name] !== values[name]).map(({ name }) => unit(type, name)),
  )
  return nested(
    settings.filter((setting) => isMeant(setting, values) && changed.has(unit(type, setting.name))),
    values,
  )
}

/** What is sent together: whether any kind of CRM entity is left can only be told from all of them. */
function unit(type: string, name: string): string {
  return type === 'crm' ? type : (name.split('.')[0] ?? name)
}

function nested(settings: readonly NamedSetting[], values: SettingValues): Settings {
  const built: Record<string, unknown> = {}
  for (const { name } of settings) {
    const [outer = name, inner] = name.split('.')
    const value = values[name]
    built[outer] = inner === undefined ? value : { ...(built[outer] as object | undefined), [inner]: value }
  }
  return built
}

function memberOf(settings: Settings, name: string): unknown {
  return name.split('.').reduce<unknown>((value, step) => (value as Settings | undefined)?.[step], settings)
}

function isOn(value: unknown): boolean {
  return value === true || value === 'Y' || textOf(value) === '1'
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
