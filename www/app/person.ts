import { t } from './i18n.ts'

/** What kind of account a person has. */
export type PersonKind = 'employee' | 'extranet' | 'email' | 'other'

/** A person as the lists and headings show them, with the row they were read from. */
export interface Person {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly position: string
  readonly photo: string | undefined
  readonly active: boolean
  readonly kind: PersonKind
  /** Ids of departments. */
  readonly departments: readonly string[]
  readonly row: Readonly<Record<string, unknown>>
}

/** Reads a person from a row of `user.get`; any column may be missing. */
export function readPerson(row: Readonly<Record<string, unknown>>): Person {
  const id = Number(row['ID'])
  const email = word(row['EMAIL'])
  const name = [row['NAME'], row['SECOND_NAME'], row['LAST_NAME']].map(word).filter(Boolean).join(' ')
  const { UF_DEPARTMENT: departments } = row
  return {
    id,
    name: name || email || t('person.nameless', { id }),
    email,
    position: word(row['WORK_POSITION']),
    photo: word(row['PERSONAL_PHOTO']) || undefined,
    active: row['ACTIVE'] === true || row['ACTIVE'] === 'Y',
    kind: kindOf(row['USER_TYPE']),
    departments: Array.isArray(departments) ? departments.map(String) : [],
    row,
  }
}

function kindOf(type: unknown): PersonKind {
  // Callers of a lesser scope are told no type.
  if (type === undefined || type === 'employee') return 'employee'
  return type === 'extranet' || type === 'email' ? type : 'other'
}

function word(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
