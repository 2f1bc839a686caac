import type { Method } from '../core/call.ts'
import { page } from '../core/page.ts'
import { isArray, toInt, values } from '../php/value.ts'

/** The company structure, by id; `ID` and `PARENT` filter exactly. */
export const departmentGet: Method = {
  scopes: ['department'],
  run({ portal, parameters }) {
    const { ID, PARENT, START } = parameters
    const ids = ID === undefined ? undefined : (isArray(ID) ? values(ID) : [ID]).map(toInt)
    const found = [...portal.state.departments.values()].filter(
      (department) =>
        (!ids || ids.includes(department.id)) &&
        (PARENT === undefined || department.parent === toInt(PARENT)),
    )
    return page(found, START, (department) => ({
      ID: String(department.id),
      NAME: department.name,
      SORT: department.sort,
      ...(department.parent > 0 ? { PARENT: String(department.parent) } : {}),
      ...(department.head > 0 ? { UF_HEAD: String(department.head) } : {}),
    }))
  },
}
