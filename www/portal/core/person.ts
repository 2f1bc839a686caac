import { formatDate, formatTime } from '../php/time.ts'
import type { Portal } from './portal.ts'
import { nextId, type Person } from './state.ts'

/** An active person with the next free id, who does not belong to the portal yet. */
export function newPerson(portal: Portal, columns: Person['columns'], admin = false): Person {
  const now = portal.now()
  const moment = `${formatDate(now, portal.offsetMinutes)} ${formatTime(now, portal.offsetMinutes)}`
  const born = { ACTIVE: 'Y', DATE_REGISTER: moment, TIMESTAMP_X: moment }
  return { id: nextId(portal.state.people), admin, externalAuth: '', columns: { ...born, ...columns } }
}
