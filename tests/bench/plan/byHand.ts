import Papa from 'papaparse'
import type { Peer, Row } from '../checked.ts'
import { toPayload } from '../wire.ts'
import { COLUMNS, DELIMITER, type PersonRow } from './list.ts'
import type { Made, PlannedRow, Planner } from './planner.ts'

/** The plan that somebody writes for this one list: `papaparse` reads it, a library checks it, the rest is by hand. */
export function byHand({ check }: Peer): Planner {
  return {
    async plan(list, portal): Promise<Made> {
      if (!(list instanceof Uint8Array)) throw new Error('This one takes bytes')
      const people = new Map<string, PersonRow>()
      for (const page of portal.pages()) {
        const { result } = (await page.json()) as { result: PersonRow[] }
        for (const person of result) people.set(person.XML_ID, person)
      }
      const { data } = Papa.parse<string[]>(new TextDecoder().decode(list), {
        delimiter: DELIMITER,
        skipEmptyLines: true,
      })
      const rows: PlannedRow[] = []
      const named = new Map<number, PlannedRow[]>()
      for (let number = 1; number < data.length; number++) {
        const cells = data[number] as string[]
        const person = people.get((cells[0] as string).trim())
        const row = planned(number, cells, person)
        rows.push(row)
        if (!person) continue
        const id = Number(person.ID)
        const others = named.get(id)
        if (others) others.push(row)
        else named.set(id, [row])
      }
      // Whoever is named twice is changed by none of these rows.
      for (const all of named.values()) {
        if (all.length > 1) for (const row of all) leaveOut(row)
      }
      let updates = 0
      for (const { kind } of rows) if (kind === 'update') updates += 1
      return { updates, rows: () => rows }
    },
  }

  function planned(number: number, cells: readonly string[], person: PersonRow | undefined): PlannedRow {
    const wanted: Row = { ID: person ? Number(person.ID) : 1 }
    for (let column = 1; column < COLUMNS.length; column++) {
      const cell = (cells[column] ?? '').trim()
      if (cell !== '') wanted[COLUMNS[column] as string] = read(COLUMNS[column] as string, cell)
    }
    const checked = check(wanted)
    if (!checked.success) {
      return { row: number, kind: 'refused', wrong: checked.issues.map(({ path }) => String(path[0])) }
    }
    if (!person) return { row: number, kind: 'unmatched' }
    return compared(number, toPayload(checked.data), person)
  }
}

function read(code: string, cell: string): unknown {
  switch (code) {
    case 'PERSONAL_BIRTHDAY': {
      const day = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(cell)
      return day ? `${day[3]}-${day[2]}-${day[1]}` : cell
    }
    case 'ACTIVE':
      return cell === 'yes' ? true : cell === 'no' ? false : cell
    case 'UF_DEPARTMENT':
      return cell.split('|').map((id) => (/^\d+$/.test(id) ? Number(id) : id))
    default:
      return cell
  }
}

function compared(row: number, wanted: Row, person: PersonRow): PlannedRow {
  const id = Number(person.ID)
  let changes: PlannedRow['changes']
  for (const code in wanted) {
    if (code === 'ID') continue
    const [before, after] = [stored(code, person), toCompare(code, wanted[code])]
    if (isSame(before, after)) continue
    changes ??= {}
    changes[code] = { before, after }
  }
  if (!changes) return { row, id, kind: 'unchanged' }
  // The caller is never changed.
  return id === 1 ? { row, id, kind: 'protected' } : { row, id, kind: 'update', changes }
}

function stored(code: string, person: PersonRow): unknown {
  const value = person[code as keyof PersonRow]
  if (code === 'PERSONAL_BIRTHDAY') return new Date(value as string).toISOString().slice(0, 10)
  return code === 'UF_DEPARTMENT' ? sorted(value as number[]) : value
}

function toCompare(code: string, value: unknown): unknown {
  if (code === 'ACTIVE') return value === 'Y'
  return code === 'UF_DEPARTMENT' ? sorted(value as number[]) : value
}

function sorted(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((one, other) => one - other)
}

function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other
  return one.length === other.length && one.every((item, index) => item === other[index])
}

function leaveOut(row: PlannedRow): void {
  if (row.kind !== 'update' && row.kind !== 'unchanged') return
  row.kind = 'duplicate'
  delete row.changes
}
