import {
  type Choice,
  type Facts,
  type Field,
  type InvitationName,
  stockField,
  type StockName,
} from './fields.ts'
import { t } from './i18n.ts'

/** Whether somebody is invited into a department, or into work groups alone. */
export type InvitationKind = 'employee' | 'extranet'

/** What is asked of everybody; the rest is typed on the person's page. */
const asked: readonly StockName[] = [
  'EMAIL',
  'NAME',
  'LAST_NAME',
  'SECOND_NAME',
  'WORK_POSITION',
  'PERSONAL_MOBILE',
  'WORK_PHONE',
]

/** Whether this is part of an invitation, and no field of a person. */
export function isInvitationName(name: string): name is InvitationName {
  return name === 'SONET_GROUP_ID' || name === 'MESSAGE_TEXT'
}

/** What a part of an invitation is called. */
export function invitationLabel(name: InvitationName): string {
  return t(`invite.fields.${name}`)
}

/** The fields of an invitation; `groups` are the work groups of the portal, as far as it shows them. */
export function invitationFields(
  kind: InvitationKind,
  facts: Facts,
  groups: readonly Choice[] | undefined,
): Field[] {
  const place = kind === 'employee' ? stockField('UF_DEPARTMENT', facts) : groupsField(groups)
  return [...asked.map((name) => stockField(name, facts)), place, letter()]
}

function groupsField(groups: readonly Choice[] | undefined): Field {
  const field = { name: 'SONET_GROUP_ID', label: invitationLabel('SONET_GROUP_ID') } as const
  return groups
    ? { ...field, control: 'workGroups', choice: groups }
    : { ...field, control: 'ids', help: t('invite.groupsById') }
}

function letter(): Field {
  return {
    name: 'MESSAGE_TEXT',
    control: 'lines',
    label: invitationLabel('MESSAGE_TEXT'),
    help: t('invite.letterHelp'),
  }
}
