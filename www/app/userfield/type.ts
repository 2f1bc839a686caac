import type { DocumentedType } from 'b24-users/fields'
import { t } from '../i18n.ts'
import type { Messages } from '../locales/messages.ts'

/** Every documented type, in the order in which they are offered. */
export const documentedTypes = [
  'string',
  'enumeration',
  'boolean',
  'integer',
  'double',
  'date',
  'datetime',
  'file',
  'url',
  'money',
  'address',
  'employee',
  'crm',
  'crm_status',
  'iblock_section',
  'iblock_element',
] as const satisfies readonly DocumentedType[]

const helped: Readonly<Record<keyof Messages['valueHelp'], true>> = {
  double: true,
  date: true,
  crm_status: true,
  iblock_section: true,
  iblock_element: true,
}

/** Whether this is a documented type. */
export function isDocumentedType(type: string): type is DocumentedType {
  return (documentedTypes as readonly string[]).includes(type)
}

/** What a type is called; an application's own by its code. */
export function typeLabel(type: string): string {
  return isDocumentedType(type) ? t(`fieldType.${type}`) : type
}

/** What a person's value of a type looks like, where that is not plain. */
export function valueHelp(type: DocumentedType): string | undefined {
  return Object.hasOwn(helped, type) ? t(`valueHelp.${type as keyof Messages['valueHelp']}`) : undefined
}
