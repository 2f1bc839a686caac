import { isArray, toInt, values } from '../php/value.ts'
import { type Method, pageOf } from '../world/call.ts'

/** The company structure, by id; `ID` and `PARENT` filter exactly. */
export const departmentGet: Method = {
  scopes: ['department'],
  run({ world, parameters }) {
    const { ID, PARENT, START } = parameters
    const ids = ID === undefined ? undefined : (isArray(ID) ? values(ID) : [ID]).map(toInt)
    const found = [...world.state.departments.values()].filter(
      (department) =>
        (!ids || ids.includes(department.id)) &&
        (PARENT === undefined || department.parent === toInt(PARENT)),
    )
    return pageOf(found, START, (department) => ({
      ID: String(department.id),
      NAME: department.name,
      SORT: department.sort,
      ...(department.parent > 0 ? { PARENT: String(department.parent) } : {}),
      ...(department.head > 0 ? { UF_HEAD: String(department.head) } : {}),
    }))
  },
}
