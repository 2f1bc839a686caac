import { dice } from '../sample/dice.ts'

/** A person as `user.get` gives one. */
export interface PersonRow {
  ID: string
  XML_ID: string
  ACTIVE: boolean
  NAME: string
  LAST_NAME: string
  EMAIL: string
  PERSONAL_BIRTHDAY: string
  PERSONAL_MOBILE: string
  PERSONAL_CITY: string
  WORK_POSITION: string
  UF_DEPARTMENT: number[]
}

/** Columns of the list, in their order. */
export const COLUMNS = [
  'XML_ID',
  'NAME',
  'LAST_NAME',
  'EMAIL',
  'PERSONAL_BIRTHDAY',
  'PERSONAL_MOBILE',
  'PERSONAL_CITY',
  'WORK_POSITION',
  'ACTIVE',
  'UF_DEPARTMENT',
] as const

export const DELIMITER = ';'
export const DEPARTMENTS = [1, 2, 3, 4, 5]

const names = ['Oleg', 'Анна', 'Jürgen', 'Zoë', 'Алексей', 'Emily', 'Нурлан', 'José', 'Łucja', 'Ольга', 'Mia']
const surnames = ['Lama', 'Иванова', 'Müller', 'García', 'Кузнецов', 'Smith', 'Сейтказы', 'Nowak', "O'Neil"]
const posts = ['Sales manager', 'Менеджер по продажам', 'Бухгалтер', 'Engineer; backend', 'Head of "Care"']
const cities = ['Berlin', 'Москва', 'Almaty', 'São Paulo', 'Санкт-Петербург', 'Warszawa', 'London', 'Минск']

/** What somebody gets wrong in a cell, by its column. */
const mistakes: readonly [column: (typeof COLUMNS)[number], text: string][] = [
  ['PERSONAL_BIRTHDAY', '31.02.1990'],
  ['EMAIL', 'o lama@example.com'],
  ['EMAIL', 'o.lama.example.com'],
  ['ACTIVE', 'perhaps'],
  ['UF_DEPARTMENT', '4|nowhere'],
  ['WORK_POSITION', 'Очень длинная должность '.repeat(12)],
]

/** The same person for the same number, which is the id. */
export function personOf(id: number): PersonRow {
  const at = <T>(items: readonly T[], step: number) => items[Math.floor(id / step) % items.length] as T
  const day = new Date(Date.UTC(1955, 0, 1 + (id % 18_000), 12)).toISOString().slice(0, 10)
  return {
    ID: String(id),
    XML_ID: `P-${id}`,
    ACTIVE: id % 50 !== 0,
    NAME: at(names, 1),
    LAST_NAME: at(surnames, 3),
    EMAIL: `user${id}@example.com`,
    PERSONAL_BIRTHDAY: `${day}T03:00:00+03:00`,
    PERSONAL_MOBILE: `+7 900 ${100 + (id % 900)}-${10 + (id % 90)}-${10 + (id % 83)}`,
    PERSONAL_CITY: at(cities, 7),
    WORK_POSITION: at(posts, 2),
    UF_DEPARTMENT: id % 4 === 0 ? [1 + (id % 5), 1 + ((id + 1) % 5)] : [1 + (id % 5)],
  }
}

/**
 * The bytes of a list of people, in pieces: of a hundred rows about ten differ, one is wrong, one names nobody; a few mean
 * the same person, and one is the caller.
 */
export function* listPieces(count: number): Generator<Uint8Array, void, undefined> {
  const chance = dice(24)
  const encoder = new TextEncoder()
  let piece = `${COLUMNS.join(DELIMITER)}\r\n`
  for (let row = 1; row <= count; row++) {
    piece += `${cellsOf(row, chance).map(quoted).join(DELIMITER)}\r\n`
    if (row % 2000 !== 0) continue
    yield encoder.encode(piece)
    piece = ''
  }
  yield encoder.encode(piece)
}

function cellsOf(row: number, chance: ReturnType<typeof dice>): string[] {
  // Every ten-thousandth row names the person of the row before it once more.
  const person = personOf(row % 10_000 === 9_999 ? row - 1 : row)
  const cells = Object.fromEntries(COLUMNS.map((code) => [code, shown(person[code])])) as Record<
    string,
    string
  >
  if (chance.chance(0.1)) cells['PERSONAL_CITY'] = `${chance.pick(cities)} 2`
  if (chance.chance(0.02)) cells['PERSONAL_BIRTHDAY'] = '05.04.1990'
  if (chance.chance(0.02)) cells['UF_DEPARTMENT'] = '2|4'
  if (chance.chance(0.01)) cells['ACTIVE'] = 'no'
  if (chance.chance(0.3)) cells['ACTIVE'] = ''
  if (chance.chance(0.05)) cells['NAME'] = ` ${cells['NAME'] ?? ''} `
  const fate = chance.whole(1, 100)
  if (fate === 1) cells['XML_ID'] = `Q-${row}`
  if (fate === 2) {
    const [column, text] = chance.pick(mistakes)
    cells[column] = text
  }
  if (row === 1) cells['WORK_POSITION'] = 'Chief'
  return COLUMNS.map((code) => cells[code] ?? '')
}

function shown(value: PersonRow[(typeof COLUMNS)[number]]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.join('|')
  const day = /^(\d{4})-(\d\d)-(\d\d)T/.exec(value)
  return day ? `${day[3]}.${day[2]}.${day[1]}` : value
}

function quoted(cell: string): string {
  return /[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** All of a list at once. */
export function listOf(count: number): Uint8Array {
  const pieces = [...listPieces(count)]
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  pieces.reduce((at, piece) => (all.set(piece, at), at + piece.length), 0)
  return all
}
