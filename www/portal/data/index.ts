import type { Portal } from '../core/portal.ts'
import { shippedDepartments } from './departments.ts'
import { shipFields } from './fields.ts'
import { shipPeople } from './people.ts'

/** Fills a new portal with invented people, departments and custom fields. */
export function shipData(portal: Portal): void {
  for (const department of shippedDepartments()) portal.state.departments.set(department.id, department)
  shipFields(portal)
  shipPeople(portal)
}
