import type { Person } from '../world/state.ts'
import type { World } from '../world/world.ts'

type Test = (person: Person) => boolean

const WORD = /[\p{L}\p{M}\p{N}_]+/gu

/** Each word must be the beginning of one in the id, the two names or the position; no words find everybody. */
export function byWords(text: string): Test {
  const sought = wordsOf(text)
  if (sought.length === 0) return () => true
  return ({ id, columns: { NAME, LAST_NAME, WORK_POSITION } }) =>
    begin(sought, [String(id), ...[NAME, LAST_NAME, WORK_POSITION].flatMap(wordsOf)])
}

/** The same in the titles of a person's departments. */
export function byDepartments(world: World, text: string): Test {
  const sought = wordsOf(text)
  if (sought.length === 0) return () => true
  return ({ columns: { UF_DEPARTMENT } }) => {
    const ids: readonly (string | number)[] = Array.isArray(UF_DEPARTMENT) ? UF_DEPARTMENT : []
    const titles = ids.map((id) => world.state.departments.get(Number(id))?.name)
    return begin(sought, titles.flatMap(wordsOf))
  }
}

function wordsOf(text: unknown): readonly string[] {
  return typeof text === 'string' ? (text.toLowerCase().match(WORD) ?? []) : []
}

function begin(sought: readonly string[], words: readonly string[]): boolean {
  return sought.every((beginning) => words.some((word) => word.startsWith(beginning)))
}
