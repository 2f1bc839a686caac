import { newSettings } from '../fields/settings.ts'
import { columns } from '../people/columns.ts'
import type { PhpValue } from '../php/value.ts'
import {
  type CustomField,
  type EnumItem,
  type Flag,
  LABEL_NAMES,
  makeField,
  type Settings,
} from '../world/field.ts'
import type { World } from '../world/world.ts'

interface Row {
  /** Counted from `FIRST_ID` unless it is given. */
  id?: number
  code: string
  type: string
  labels: readonly [en: string, ru: string, de: string]
  multiple?: Flag
  settings?: PhpValue
  items?: readonly string[]
}

const FIRST_ID = 21

/** One custom field of every documented type; enumerations of both kinds. */
const ROWS: readonly Row[] = [
  { code: 'NICKNAME', type: 'string', labels: ['Nickname', 'Прозвище', 'Spitzname'] },
  { code: 'LOCKER', type: 'integer', labels: ['Locker', 'Шкафчик', 'Spind'] },
  {
    code: 'RATE',
    type: 'double',
    labels: ['Hourly rate', 'Ставка в час', 'Stundensatz'],
    settings: { PRECISION: 2 },
  },
  { code: 'CONTRACT_END', type: 'date', labels: ['Contract ends', 'Договор до', 'Vertragsende'] },
  {
    code: 'LAST_TRAINING',
    type: 'datetime',
    labels: ['Last training', 'Последнее обучение', 'Letzte Schulung'],
  },
  { code: 'FIRST_AID', type: 'boolean', labels: ['First aider', 'Первая помощь', 'Ersthelfer'] },
  { code: 'CERTIFICATE', type: 'file', labels: ['Certificate', 'Сертификат', 'Zertifikat'] },
  {
    code: 'LANGUAGES',
    type: 'enumeration',
    labels: ['Languages', 'Языки', 'Sprachen'],
    multiple: 'Y',
    items: ['English', 'Русский', 'Deutsch'],
  },
  {
    code: 'SHIRT',
    type: 'enumeration',
    labels: ['Shirt size', 'Размер одежды', 'Hemdgröße'],
    items: ['S', 'M', 'L'],
  },
  { code: 'PORTFOLIO', type: 'url', labels: ['Portfolio', 'Портфолио', 'Portfolio'] },
  { code: 'OFFICE', type: 'address', labels: ['Office address', 'Адрес офиса', 'Büroadresse'] },
  { code: 'BUDGET', type: 'money', labels: ['Budget', 'Бюджет', 'Budget'] },
  { code: 'TOPIC', type: 'iblock_section', labels: ['Topic', 'Тема', 'Thema'], settings: { IBLOCK_ID: 3 } },
  { code: 'ROOM', type: 'iblock_element', labels: ['Room', 'Кабинет', 'Raum'], settings: { IBLOCK_ID: 5 } },
  { code: 'MENTOR', type: 'employee', labels: ['Mentor', 'Наставник', 'Mentor'] },
  {
    code: 'CLIENT',
    type: 'crm',
    labels: ['Key client', 'Ключевой клиент', 'Schlüsselkunde'],
    settings: { CONTACT: 'Y', COMPANY: 'Y' },
  },
  {
    code: 'LEAD_SOURCE',
    type: 'crm_status',
    labels: ['Lead source', 'Источник', 'Quelle'],
    settings: { ENTITY_TYPE: 'SOURCE' },
  },
  { code: 'TAGS', type: 'string', labels: ['Tags', 'Метки', 'Schlagwörter'], multiple: 'Y' },
  // The number that the documentation's examples change.
  { id: 42, code: 'PARKING', type: 'string', labels: ['Parking space', 'Парковка', 'Parkplatz'] },
]

/** Registers the stock fields of the column table and the shipped `UF_USR_*` fields. */
export function shipFields(world: World): void {
  const stock = Object.entries(columns).filter(([, { kind }]) => kind === 'custom')
  stock.forEach(([name], index) => {
    add(world, makeField({ ID: index + 1, FIELD_NAME: name, USER_TYPE_ID: 'string' }, world.languages))
  })
  ROWS.forEach((row, index) => add(world, fieldOf(world, row, index)))
}

function add(world: World, field: CustomField): void {
  world.state.fields.set(field.ID, field)
}

function fieldOf(world: World, row: Row, index: number): CustomField {
  const [en, ru, de] = row.labels
  const known: Readonly<Record<string, string>> = { en, ru, de }
  const texts = Object.fromEntries(world.languages.map((language) => [language, known[language] ?? en]))
  const settings: Settings = newSettings(row.type, row.settings, world.serverTime())
  const seed = {
    ID: row.id ?? FIRST_ID + index,
    FIELD_NAME: `UF_USR_${row.code}`,
    USER_TYPE_ID: row.type,
    MULTIPLE: row.multiple ?? 'N',
    SORT: (index + 1) * 100,
    SETTINGS: settings,
    LIST: itemsOf(row),
  }
  return makeField(
    { ...seed, ...Object.fromEntries(LABEL_NAMES.map((name) => [name, texts])) },
    world.languages,
  )
}

/** Items of the first list have the ids 101…, of the second 111…. */
function itemsOf({ items = [], multiple }: Row): EnumItem[] {
  const first = multiple === 'Y' ? 101 : 111
  return items.map((VALUE, index) => ({
    ID: first + index,
    VALUE,
    SORT: (index + 1) * 100,
    DEF: 'N' as const,
    XML_ID: `item-${first + index}`,
  }))
}
