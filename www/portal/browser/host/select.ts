import type { PersonCard } from '../../portal/frameData.ts'
import type { Command } from './desk.ts'
import { type Choice, choose } from './dialogs.ts'
import { textOf } from './message.ts'

/** One person, or a list when `mult`; a cancelled dialog is never answered. */
export async function selectUser({ desk, parameters, answer }: Command): Promise<void> {
  const multiple = parameters['mult'] === true
  const title = textOf(parameters['title']) || (multiple ? 'Select people' : 'Select a person')
  const chosen = await choose(title, desk.data.people.map(personChoice), multiple)
  if (!chosen) return
  const people = desk.data.people.filter(({ id }) => chosen.includes(id))
  answer(multiple ? people : people[0])
}

/** Access codes; those in `value` are taken already. */
export async function selectAccess({ desk, parameters, answer }: Command): Promise<void> {
  const taken = Array.isArray(parameters['value']) ? parameters['value'].map(String) : []
  const free = desk.data.access.filter(({ id }) => !taken.includes(id))
  const choices = free.map(({ id, name }) => ({ id, name, note: id, picture: '' }))
  const chosen = await choose(textOf(parameters['title']) || 'Select access', choices, true)
  if (chosen) answer(free.filter(({ id }) => chosen.includes(id)))
}

interface CrmRow {
  id: string
  type: string
  place: string
  title: string
  desc: string
  url: string
}

const CRM_ROWS: readonly CrmRow[] = [
  crmRow('L_1', 'lead', 'Harbour cranes', 'Enquiry from the fair'),
  crmRow('L_2', 'lead', 'Winter catalogue', 'Call back'),
  crmRow('C_12', 'contact', 'Ottilie Brandt', 'Buyer'),
  crmRow('C_13', 'contact', 'Renzo Altamura', 'Architect'),
  crmRow('CO_7', 'company', 'Blue Ferry Lines', 'Client'),
  crmRow('D_5', 'deal', 'Spring delivery', '12 000 EUR'),
  crmRow('Q_3', 'quote', 'Offer 3', 'Draft'),
]

function crmRow(id: string, type: string, title: string, desc: string): CrmRow {
  return { id, type, place: type, title, desc, url: `/crm/${type}/details/${id.replace(/^\D+/, '')}/` }
}

/** CRM rows in buckets by kind; a bucket is an object with the keys 0, 1, 2 …, not a list. */
export async function selectCrm({ parameters, answer }: Command): Promise<void> {
  const asked = Array.isArray(parameters['entityType']) ? parameters['entityType'].map(String) : []
  const rows = CRM_ROWS.filter(({ type }) => asked.length === 0 || asked.includes(type))
  const choices = rows.map(({ id, title, desc }) => ({ id, name: title, note: desc, picture: '' }))
  const chosen = await choose('Select from CRM', choices, parameters['multiple'] === true)
  if (!chosen) return
  const kinds = [...new Set(rows.map(({ type }) => type))]
  const bucket = (kind: string) =>
    Object.assign(
      {},
      rows.filter(({ id, type }) => type === kind && chosen.includes(id)),
    )
  answer(Object.fromEntries(kinds.map((kind) => [kind, bucket(kind)])))
}

function personChoice({ id, name, position, photo }: PersonCard): Choice {
  return { id, name, note: position, picture: photo }
}
