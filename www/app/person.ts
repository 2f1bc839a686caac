import { text } from './text.ts'

/** A person as the lists and headings show them, with the row they were read from. */
export interface Person {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly position: string
  readonly photo: string | undefined
  readonly active: boolean
  readonly extranet: boolean
  readonly row: Readonly<Record<string, unknown>>
}

/** Reads a person from a row of `user.get`; any column may be missing. */
export function readPerson(row: Readonly<Record<string, unknown>>): Person {
  const id = Number(row['ID'])
  const email = word(row['EMAIL'])
  const name = [row['NAME'], row['SECOND_NAME'], row['LAST_NAME']].map(word).filter(Boolean).join(' ')
  return {
    id,
    name: name || email || text.person.nameless(id),
    email,
    position: word(row['WORK_POSITION']),
    photo: word(row['PERSONAL_PHOTO']) || undefined,
    active: row['ACTIVE'] === true || row['ACTIVE'] === 'Y',
    extranet: row['USER_TYPE'] === 'extranet',
    row,
  }
}

function word(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
