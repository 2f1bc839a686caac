/** A department; `depth` is how far below the top it stands. */
export interface Department {
  readonly id: string
  readonly name: string
  readonly parent: string
  readonly depth: number
}

/** Reads a department from a row of `department.get`. */
export function readDepartment(row: unknown): Department {
  const { ID, NAME, PARENT } = row as { ID?: unknown; NAME?: unknown; PARENT?: unknown }
  return { id: word(ID), name: word(NAME) || word(ID), parent: word(PARENT), depth: 0 }
}

/** Departments in the order of a tree, each behind the one it belongs to. */
export function departmentTree(found: readonly Department[]): Department[] {
  const known = new Set(found.map(({ id }) => id))
  const placed = new Set<string>()
  const tree: Department[] = []
  const place = (parent: string, depth: number): void => {
    for (const one of found) {
      const above = known.has(one.parent) ? one.parent : ''
      if (above !== parent || placed.has(one.id)) continue
      placed.add(one.id)
      tree.push({ ...one, depth })
      place(one.id, depth + 1)
    }
  }
  place('', 0)
  // Whatever goes round in a circle is shown all the same.
  return [...tree, ...found.filter(({ id }) => !placed.has(id))]
}

/** A department and all below it. */
export function withBelow(tree: readonly Department[], id: string): Set<string> {
  const ids = new Set([id])
  for (const one of tree) if (ids.has(one.parent)) ids.add(one.id)
  return ids
}

function word(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
