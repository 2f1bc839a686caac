import { type ServerTime, strtotime } from '../php/date.ts'
import { formatPortal } from '../php/time.ts'
import { isArray, isPositive, member, type PhpValue, toFloat, toInt, toText } from '../php/value.ts'
import type { Settings } from '../world/field.ts'
import { readFlag, upperText } from './attributes.ts'
import { DIRECTORIES } from './types.ts'

/** How one type treats its settings. */
interface TypeSettings {
  /** The names the REST layer lets through; none = every sent setting is ignored. */
  readonly keys: readonly string[]
  /** What the type keeps of a mixture of sent and stored settings. */
  prepare(given: Settings, context: Context): Settings
}

interface Context {
  readonly creating: boolean
  readonly time: ServerTime
}

/** Settings of a new field: what is absent takes the default. */
export function newSettings(type: string, sent: PhpValue | undefined, time: ServerTime): Settings {
  const rules = rulesOf(type)
  return rules.prepare(pick(rules.keys, sent), { creating: true, time })
}

/** Sent settings laid over the stored ones; `date` has no branch for updates. */
export function updateSettings(
  type: string,
  stored: Settings,
  sent: PhpValue | undefined,
  time: ServerTime,
): Settings {
  const rules = rulesOf(type)
  const picked = type === 'date' ? {} : pick(rules.keys, sent)
  if (Object.keys(picked).length === 0) return stored
  return { ...stored, ...rules.prepare({ ...stored, ...picked }, { creating: false, time }) }
}

/** The known names of what was sent; a `null` counts as not sent, anything but an object as nothing. */
function pick(keys: readonly string[], sent: PhpValue | undefined): Settings {
  const given = keys.map((key) => [key, member(sent, key)] as const)
  return Object.fromEntries(given.filter((entry): entry is [string, PhpValue] => entry[1] !== undefined))
}

function rulesOf(type: string): TypeSettings {
  return (Object.hasOwn(RULES, type) ? RULES[type] : undefined) ?? fixed({})
}

function fixed(settings: Settings): TypeSettings {
  return { keys: [], prepare: () => settings }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}

/** A word of a closed set in any case, else the first of the set. */
function word(value: PhpValue | undefined, allowed: readonly string[]): string {
  const text = upperText(value)
  return allowed.includes(text) ? text : (allowed[0] ?? '')
}

function atLeastOne(value: PhpValue | undefined): number {
  return Math.max(1, toInt(value))
}

/** An id, or an empty text for what is not above zero. */
function idOrEmpty(value: PhpValue | undefined): number | string {
  const id = toInt(value)
  return id > 0 ? id : ''
}

/** A date default; a bare scalar is thrown away, a fixed text is read leniently into the portal's format. */
function dateDefault(value: PhpValue | undefined, time: ServerTime, withTime: boolean): Settings {
  const type = isArray(value) ? word(member(value, 'TYPE'), ['NONE', 'NOW', 'FIXED']) : 'NONE'
  const instant = type === 'FIXED' ? strtotime(toText(member(value, 'VALUE')), time) : undefined
  const text = instant === undefined ? '' : formatPortal(instant, time.offsetMinutes, withTime)
  return { VALUE: text, TYPE: type }
}

const IBLOCK: TypeSettings = {
  keys: ['IBLOCK_TYPE_ID', 'IBLOCK_ID', 'DEFAULT_VALUE', 'DISPLAY', 'LIST_HEIGHT', 'ACTIVE_FILTER'],
  prepare: (given) => ({
    DISPLAY: word(given['DISPLAY'], ['LIST', 'CHECKBOX']),
    LIST_HEIGHT: atLeastOne(given['LIST_HEIGHT']),
    IBLOCK_ID: idOrEmpty(given['IBLOCK_ID']),
    DEFAULT_VALUE: idOrEmpty(given['DEFAULT_VALUE']),
    ACTIVE_FILTER: readFlag(given['ACTIVE_FILTER']),
  }),
}

const CRM_KINDS = ['LEAD', 'CONTACT', 'COMPANY', 'DEAL'] as const

const RULES: Readonly<Record<string, TypeSettings>> = {
  string: {
    keys: ['DEFAULT_VALUE', 'ROWS'],
    prepare: (given) => ({
      SIZE: toInt(given['SIZE'] ?? 20),
      ROWS: clamp(toInt(given['ROWS']), 1, 50),
      REGEXP: toText(given['REGEXP']),
      MIN_LENGTH: toInt(given['MIN_LENGTH']),
      MAX_LENGTH: toInt(given['MAX_LENGTH']),
      DEFAULT_VALUE: toText(given['DEFAULT_VALUE']),
    }),
  },
  integer: {
    keys: ['DEFAULT_VALUE'],
    prepare: (given) => ({
      SIZE: toInt(given['SIZE'] ?? 20),
      MIN_VALUE: toInt(given['MIN_VALUE']),
      MAX_VALUE: toInt(given['MAX_VALUE']),
      DEFAULT_VALUE: toText(given['DEFAULT_VALUE']) === '' ? '' : toInt(given['DEFAULT_VALUE']),
    }),
  },
  double: {
    keys: ['DEFAULT_VALUE', 'PRECISION'],
    prepare: (given) => {
      const precision = toInt(given['PRECISION'])
      return {
        PRECISION: precision < 0 ? 2 : Math.min(precision, 12),
        SIZE: toInt(given['SIZE'] ?? 20),
        MIN_VALUE: toFloat(given['MIN_VALUE']),
        MAX_VALUE: toFloat(given['MAX_VALUE']),
        DEFAULT_VALUE: toText(given['DEFAULT_VALUE']) === '' ? '' : toFloat(given['DEFAULT_VALUE']),
      }
    },
  },
  boolean: {
    keys: ['DEFAULT_VALUE', 'DISPLAY'],
    prepare: (given) => ({
      DEFAULT_VALUE: isPositive(given['DEFAULT_VALUE']) ? 1 : 0,
      DISPLAY: word(given['DISPLAY'], ['CHECKBOX', 'RADIO', 'DROPDOWN']),
      LABEL: given['LABEL'] ?? ['', ''],
      LABEL_CHECKBOX: given['LABEL_CHECKBOX'] ?? '',
    }),
  },
  date: {
    keys: ['DEFAULT_VALUE'],
    prepare: (given, { time }) => ({ DEFAULT_VALUE: dateDefault(given['DEFAULT_VALUE'], time, false) }),
  },
  datetime: {
    keys: ['DEFAULT_VALUE'],
    prepare: (given, { time }) => ({
      DEFAULT_VALUE: dateDefault(given['DEFAULT_VALUE'], time, true),
      USE_SECOND: given['USE_SECOND'] ?? 'Y',
      USE_TIMEZONE: given['USE_TIMEZONE'] ?? 'N',
    }),
  },
  enumeration: {
    keys: ['DISPLAY', 'LIST_HEIGHT'],
    prepare: (given) => ({
      DISPLAY: word(given['DISPLAY'], ['LIST', 'UI', 'CHECKBOX', 'DIALOG']),
      LIST_HEIGHT: atLeastOne(given['LIST_HEIGHT']),
      CAPTION_NO_VALUE: given['CAPTION_NO_VALUE'] ?? '',
      SHOW_NO_VALUE: given['SHOW_NO_VALUE'] ?? 'Y',
    }),
  },
  iblock_section: IBLOCK,
  iblock_element: IBLOCK,
  crm_status: {
    keys: ['ENTITY_TYPE'],
    prepare: (given) => ({ ENTITY_TYPE: directory(toText(given['ENTITY_TYPE'])) }),
  },
  crm: {
    keys: CRM_KINDS,
    prepare: (given) => {
      const kinds = Object.fromEntries(CRM_KINDS.map((kind) => [kind, readFlag(given[kind])]))
      if (!Object.values(kinds).includes('Y')) kinds['LEAD'] = 'Y'
      return { ...kinds, ORDER: 'N', QUOTE: 'N', SMART_INVOICE: 'N' }
    },
  },
  file: fixed({
    SIZE: 20,
    LIST_WIDTH: 200,
    LIST_HEIGHT: 200,
    MAX_SHOW_SIZE: 0,
    MAX_ALLOWED_SIZE: 0,
    EXTENSIONS: [],
    TARGET_BLANK: 'Y',
  }),
  url: fixed({ POPUP: 'Y', SIZE: 20, MIN_LENGTH: 0, MAX_LENGTH: 0, DEFAULT_VALUE: '' }),
  money: fixed({ DEFAULT_VALUE: '' }),
  address: fixed({ SHOW_MAP: 'Y' }),
}

function directory(name: string): string {
  return DIRECTORIES.includes(name) ? name : (DIRECTORIES[0] ?? '')
}
