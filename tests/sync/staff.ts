import { startPortal, type LocalPortal, type Person } from '../../www/portal/node/index.ts'
import type { PortalOptions } from '../../www/portal/node/portalOptions.ts'

/** What a list of 500 rows comes to, whatever language it is in. */
export const EXPECTED = {
  rows: 500,
  update: 387,
  unchanged: 100,
  refused: 10,
  unmatched: 0,
  ambiguous: 0,
  duplicate: 2,
  protected: 1,
}

/** People who are to be dismissed. */
export const DISMISSED = 3

/** Captions, words and characters of a list. */
export interface Tongue {
  captions: string[]
  delimiter: string
  encode: (text: string) => Uint8Array<ArrayBuffer>
  names: string[]
  cities: [before: string, after: string]
  no: string
  wrongDay: string
}

export const RUSSIAN: Tongue = {
  captions: ['Внешний код', 'Имя', 'Город', 'Должность', 'Дата рождения', 'Активность'],
  delimiter: ';',
  encode: inWindows1251,
  names: ['Иван', 'Пётр', 'Анна', 'Ольга', 'Юрий', 'Щукарь'],
  cities: ['Казань', 'Омск'],
  no: 'нет',
  wrongDay: '31.02.1990',
}

export const GERMAN: Tongue = {
  captions: ['Externe ID', 'Vorname', 'Stadt', 'Stellenbezeichnung', 'Geburtsdatum', 'Aktiv'],
  delimiter: '\t',
  encode: inUTF16,
  names: ['Jörg', 'Käthe', 'Heß', 'Uwe', 'Ärmel', 'Ida'],
  cities: ['Köln', 'Gießen'],
  no: 'nein',
  wrongDay: '30.02.1990',
}

/** A portal with people, and a list of 500 of them. */
export interface Staff {
  portal: LocalPortal
  list: Uint8Array<ArrayBuffer>
  /** Those who get another town and position, by id. */
  moved: Person[]
  dismissed: Person[]
  tongue: Tongue
}

/** Starts a portal with people of whom a list tells: some rows are wrong, two mean the same, one the caller. */
export async function startStaff(tongue: Tongue, options: PortalOptions = {}): Promise<Staff> {
  const portal = await startPortal({ people: 600, ...options })
  const { names, cities, captions, delimiter, no, wrongDay } = tongue
  const isStaff = ({ id, columns }: Person) =>
    id !== 1 &&
    columns.ACTIVE === 'Y' &&
    Array.isArray(columns.UF_DEPARTMENT) &&
    columns.UF_DEPARTMENT.length > 0
  const people = [...portal.state.people.values()].filter(isStaff).slice(0, 498)
  if (people.length < 498) throw new Error('The portal has too few people')
  const rows: string[][] = [captions]
  for (const [index, { id, columns }] of people.entries()) {
    Object.assign(columns, {
      XML_ID: `P-${id}`,
      NAME: names[index % names.length],
      PERSONAL_CITY: cities[0],
      WORK_POSITION: `№ ${id}`,
      PERSONAL_BIRTHDAY: '1990-04-05',
    })
    // Whoever writes in Windows-1252 has no such sign.
    if (tongue === GERMAN) columns.WORK_POSITION = `Nr. ${id}`
    rows.push(row(columns, index))
  }
  const doubled = people[13]
  const caller = portal.state.people.get(1)
  if (!doubled || !caller) throw new Error('The portal lacks somebody')
  caller.columns.XML_ID = 'P-1'
  rows.push(row(doubled.columns, 13), ['P-1', names[0] ?? '', cities[1], 'x', '', ''])

  function row(columns: Person['columns'], index: number): string[] {
    const { XML_ID, NAME, WORK_POSITION } = columns as Record<string, string>
    const isSame = index >= 14 && index < 114
    const day = index < 10 ? wrongDay : '05.04.1990'
    const active = index >= 10 && index < 13 ? no : ''
    const isDismissed = active !== ''
    const city = isSame || isDismissed ? cities[0] : cities[1]
    const position = isSame || isDismissed ? WORK_POSITION : `${WORK_POSITION} +`
    return [XML_ID, NAME, city, position, day, active] as string[]
  }

  const text = rows.map((cells) => `${cells.join(delimiter)}\r\n`).join('')
  return {
    portal,
    list: tongue.encode(text),
    moved: people.slice(114),
    dismissed: people.slice(10, 13),
    tongue,
  }
}

/** Who is as the plan says: how many of those who move have moved, and how many are dismissed. */
export function progressOf({ moved, dismissed, tongue }: Staff): { moved: number; dismissed: number } {
  const [before, after] = tongue.cities
  for (const { id, columns } of moved) {
    const isMoved = columns.PERSONAL_CITY === after
    if (!isMoved && columns.PERSONAL_CITY !== before) throw new Error(`${id} is nowhere`)
    // One request, one change: no half of it.
    if (isMoved !== String(columns.WORK_POSITION).endsWith('+')) throw new Error(`${id} has moved by half`)
  }
  return {
    moved: moved.filter(({ columns }) => columns.PERSONAL_CITY === after).length,
    dismissed: dismissed.filter(({ columns }) => columns.ACTIVE === 'N').length,
  }
}

/** Nothing encodes but to UTF-8, so the decoder is turned round. */
export function inWindows1251(text: string): Uint8Array<ArrayBuffer> {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  const letters = [...new TextDecoder('windows-1251').decode(all)]
  const bytes = new Map(letters.map((letter, byte) => [letter, byte]))
  return Uint8Array.from(text, (letter) => {
    const byte = bytes.get(letter)
    if (byte === undefined) throw new Error(`windows-1251 has no ${letter}`)
    return byte
  })
}

/** Little-endian, with its mark. */
export function inUTF16(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
}
