import { isArray, type PhpValue, toInt, toText, values } from '../php/value.ts'
import { type Call, type Method, pageOf } from '../world/call.ts'
import { coreError } from '../world/error.ts'
import { type Department, nextId } from '../world/state.ts'

const SCOPES = ['department']

const TITLES = {
  ID: 'ID',
  NAME: 'Department name',
  SORT: 'Sorting',
  PARENT: 'Parent department',
  UF_HEAD: 'Head',
}

/** Titles of a department's columns. */
export const departmentFields: Method = { scopes: SCOPES, run: () => ({ result: TITLES }) }

/** What a column holds, to filter and to sort by. */
const CELLS: Readonly<Record<string, (department: Department) => string | number>> = {
  ID: ({ id }) => id,
  NAME: ({ name }) => name,
  SORT: ({ sort }) => sort,
  PARENT: ({ parent }) => parent,
  UF_HEAD: ({ head }) => head,
}

/** The company structure, by id unless sorted otherwise; every column filters exactly. */
export const departmentGet: Method = {
  scopes: SCOPES,
  run(call) {
    const { world, parameters } = call
    const tests = Object.entries(CELLS).flatMap(([name, cell]) => {
      // `SORT` is a column to sort by when it names one.
      const wanted = name === 'SORT' && sortCell(parameters['SORT']) ? undefined : parameters[name]
      return wanted === undefined ? [] : [filterOf(cell, wanted)]
    })
    const found = [...world.state.departments.values()].filter((one) => tests.every((test) => test(one)))
    return pageOf(sorted(call, found), parameters['START'], (department) => ({
      ID: String(department.id),
      NAME: department.name,
      SORT: department.sort,
      ...(department.parent > 0 ? { PARENT: String(department.parent) } : {}),
      ...(department.head > 0 ? { UF_HEAD: String(department.head) } : {}),
    }))
  },
}

/** Creates a department below another one; the result is its id. */
export const departmentAdd: Method = {
  scopes: SCOPES,
  run(call) {
    requireAdmin(call)
    const { state } = call.world
    const { NAME, SORT, PARENT, UF_HEAD } = call.parameters
    const name = toText(NAME).trim()
    if (name === '') throw coreError('The section name is not specified.<br>')
    if (!state.departments.has(toInt(PARENT))) {
      throw coreError('The company structure may have only one section of the top level')
    }
    const id = nextId(state.departments)
    const sort = SORT === undefined ? 500 : toInt(SORT)
    state.departments.set(id, { id, name, parent: toInt(PARENT), head: toInt(UF_HEAD), sort })
    return { result: id }
  },
}

/** Changes a department; what is not named stays. */
export const departmentUpdate: Method = {
  scopes: SCOPES,
  run(call) {
    requireAdmin(call)
    const department = findDepartment(call)
    const { NAME, SORT, PARENT, UF_HEAD } = call.parameters
    if (NAME !== undefined) {
      if (toText(NAME).trim() === '') throw coreError('The section name is not specified.<br>')
      department.name = toText(NAME).trim()
    }
    if (PARENT !== undefined) {
      if (!canMove(call, department, toInt(PARENT))) throw coreError('The parent section is wrong.<br>')
      department.parent = toInt(PARENT)
    }
    if (SORT !== undefined) department.sort = toInt(SORT)
    if (UF_HEAD !== undefined) department.head = toInt(UF_HEAD)
    return { result: true }
  },
}

/** Deletes a department; its people and the departments below it move up. */
export const departmentDelete: Method = {
  scopes: SCOPES,
  run(call) {
    requireAdmin(call)
    const { state } = call.world
    const { id, parent } = findDepartment(call)
    if (parent === 0) throw coreError('The section of the top level cannot be deleted')
    for (const below of state.departments.values()) if (below.parent === id) below.parent = parent
    for (const { columns } of state.people.values()) {
      const ids = columns['UF_DEPARTMENT']
      if (!Array.isArray(ids) || !ids.map(Number).includes(id)) continue
      columns['UF_DEPARTMENT'] = [...new Set(ids.map((one) => (Number(one) === id ? parent : Number(one))))]
    }
    state.departments.delete(id)
    return { result: true }
  },
}

function requireAdmin({ caller }: Call): void {
  if (!caller.person.admin) throw coreError('Access denied')
}

function findDepartment({ world, parameters }: Call): Department {
  const department = world.state.departments.get(toInt(parameters['ID']))
  if (!department) throw coreError('Department not found')
  return department
}

/** Never below itself, and the top stays the only one. */
function canMove({ world }: Call, department: Department, parent: number): boolean {
  if (department.parent === 0) return parent === 0
  const { departments } = world.state
  for (let above = departments.get(parent); above; above = departments.get(above.parent)) {
    if (above.id === department.id) return false
  }
  return departments.has(parent)
}

function sortCell(column: PhpValue | undefined) {
  const name = toText(column).toUpperCase()
  return Object.hasOwn(CELLS, name) ? CELLS[name] : undefined
}

function filterOf(cell: (department: Department) => string | number, wanted: PhpValue) {
  const texts = (isArray(wanted) ? values(wanted) : [wanted]).map(toText)
  return (department: Department) => {
    const held = cell(department)
    return texts.some((text) => (typeof held === 'number' ? toInt(text) === held : text === held))
  }
}

function sorted({ parameters }: Call, departments: Department[]): Department[] {
  const cell = sortCell(parameters['SORT']) ?? (({ id }: Department) => id)
  const sign = toText(parameters['ORDER']).toUpperCase() === 'DESC' ? -1 : 1
  return departments.sort((a, b) => {
    const [left, right] = [cell(a), cell(b)]
    return sign * (left < right ? -1 : left > right ? 1 : 0)
  })
}
