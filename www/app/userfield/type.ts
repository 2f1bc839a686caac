import type { UserFieldType } from 'b24-users'

/** Types that the documentation of the methods names. */
export type DocumentedType = Exclude<UserFieldType, `rest_${number}_${string}`>

interface TypeText {
  label: string
  /** What a person's value looks like, where that is not plain. */
  value?: string
}

/** What each type is called, in the order in which they are offered. */
export const typeText: Readonly<Record<DocumentedType, TypeText>> = {
  string: { label: 'Text' },
  enumeration: { label: 'Choice from a list' },
  boolean: { label: 'Yes or no' },
  integer: { label: 'Whole number' },
  double: { label: 'Number with decimals', value: 'Number with a decimal point.' },
  date: { label: 'Date', value: 'YYYY-MM-DD, for example 2027-12-31.' },
  datetime: { label: 'Date and time', value: 'With seconds and offset: 2026-05-20T09:30:00+03:00.' },
  file: { label: 'File' },
  url: { label: 'Link' },
  money: { label: 'Money', value: 'Amount and currency: 100.50|EUR.' },
  address: { label: 'Address', value: 'Text, or text and place: Main St 1|59.85;17.63.' },
  employee: { label: 'Person', value: 'Number of the person.' },
  crm: { label: 'CRM entity', value: 'L_ lead, C_ contact, CO_ company or D_ deal with its number: C_12.' },
  crm_status: { label: 'Entry of a CRM directory', value: 'Code of the entry.' },
  iblock_section: { label: 'Section of an information block', value: 'Number of the section.' },
  iblock_element: { label: 'Element of an information block', value: 'Number of the element.' },
}

/** Every documented type. */
export const documentedTypes = Object.keys(typeText) as readonly DocumentedType[]

/** Whether this is a documented type. */
export function isDocumentedType(type: string): type is DocumentedType {
  return Object.hasOwn(typeText, type)
}

/** What a type is called; an application's own by its code. */
export function typeLabel(type: string): string {
  return isDocumentedType(type) ? typeText[type].label : type
}
