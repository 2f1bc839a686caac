import type { UserFieldRow, UserFieldSettings } from 'b24-users'
import { type DocumentedType, isDocumentedType } from './type.ts'

/** How a setting is edited. */
type Setting =
  | { control: 'line'; initial: string }
  | { control: 'flag'; initial: boolean }
  | { control: 'choice'; initial: string; words: readonly string[] }

/** A setting of one type with its name; a dot leads into an object. */
export type NamedSetting = Setting & { name: string; onlyFixed: boolean }

/** Settings as the form holds them, by name. */
export type SettingValues = Record<string, string | boolean>

type Settings = Readonly<Record<string, unknown>>
// The portal never stores this one, though the page documents it.
type Written<Names> = Exclude<Names, 'IBLOCK_TYPE_ID'>

const line = (initial = ''): Setting => ({ control: 'line', initial })
const flag = (initial = false): Setting => ({ control: 'flag', initial })
const choice = (...words: [string, ...string[]]): Setting => ({ control: 'choice', initial: words[0], words })

const moment = 'moment'
const iblock = {
  IBLOCK_ID: line(),
  DEFAULT_VALUE: line(),
  // UI and DIALOG are documented, but become LIST.
  DISPLAY: choice('LIST', 'CHECKBOX'),
  LIST_HEIGHT: line('1'),
  ACTIVE_FILTER: flag(),
}

const rows: {
  readonly [Type in DocumentedType]: Readonly<
    Record<Written<keyof UserFieldSettings[Type]>, Setting | typeof moment>
  >
} = {
  string: { DEFAULT_VALUE: line(), ROWS: line('1') },
  integer: { DEFAULT_VALUE: line() },
  // The page promises 2 digits when nothing is sent; the portal takes 0.
  double: { DEFAULT_VALUE: line(), PRECISION: line('2') },
  boolean: { DEFAULT_VALUE: flag(), DISPLAY: choice('CHECKBOX', 'RADIO', 'DROPDOWN') },
  date: { DEFAULT_VALUE: moment },
  datetime: { DEFAULT_VALUE: moment },
  enumeration: { DISPLAY: choice('LIST', 'UI', 'CHECKBOX', 'DIALOG'), LIST_HEIGHT: line('1') },
  iblock_section: iblock,
  iblock_element: iblock,
  crm: { LEAD: flag(true), CONTACT: flag(), COMPANY: flag(), DEAL: flag() },
  crm_status: { ENTITY_TYPE: line() },
  employee: {},
  file: {},
  url: {},
  money: {},
  address: {},
}

/** The settings of a type; an application's own type has none here. */
export function settingsOf(type: string): readonly NamedSetting[] {
  if (!isDocumentedType(type)) return []
  const settings: Readonly<Record<string, Setting | typeof moment>> = rows[type]
  return Object.entries(settings).flatMap(([name, setting]): NamedSetting[] =>
    setting === moment
      ? [
          { ...choice('NONE', 'NOW', 'FIXED'), name: `${name}.TYPE`, onlyFixed: false },
          { ...line(), name: `${name}.VALUE`, onlyFixed: true },
        ]
      : [{ ...setting, name, onlyFixed: false }],
  )
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
