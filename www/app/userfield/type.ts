import { type DocumentedType, userFieldTypes } from 'b24-users/fields'

interface TypeText {
  /** What it is called, where the package's own word would not do. */
  label?: string
  /** What a person's value looks like, where that is not plain. */
  value?: string
}

/** What is said of each type, in the order in which they are offered. */
export const typeText: Readonly<Record<DocumentedType, TypeText>> = {
  string: {},
  enumeration: {},
  boolean: {},
  integer: {},
  double: { label: 'Number with decimals', value: 'Number with a decimal point.' },
  date: { value: 'YYYY-MM-DD, for example 2027-12-31.' },
  datetime: { value: 'With seconds and offset: 2026-05-20T09:30:00+03:00.' },
  file: {},
  url: {},
  money: { value: 'Amount and currency: 100.50|EUR.' },
  address: { value: 'Text, or text and place: Main St 1|59.85;17.63.' },
  employee: { value: 'Number of the person.' },
  crm: { label: 'CRM entity', value: 'L_ lead, C_ contact, CO_ company or D_ deal with its number: C_12.' },
  crm_status: { value: 'Code of the entry.' },
  iblock_section: { value: 'Number of the section.' },
  iblock_element: { value: 'Number of the element.' },
}

/** Every documented type. */
export const documentedTypes = Object.keys(typeText) as readonly DocumentedType[]

/** Whether this is a documented type. */
export function isDocumentedType(type: string): type is DocumentedType {
  return Object.hasOwn(typeText, type)
}

/** What a type is called; an application's own by its code. */
export function typeLabel(type: string): string {
  if (!isDocumentedType(type)) return type
  return typeText[type].label ?? userFieldTypes.find(({ name }) => name === type)?.title ?? type
}
