import type { Checked, Fault, Row } from '../checked.ts'
import { address, base64, dayOrEmpty, digits, lineLimit, required, rules, type Kind } from '../rules.mjs'

const kinds = new Map(Object.entries(rules))
const [digitsOnly, addressOnly, dayOnly, base64Only] = [digits, address, dayOrEmpty, base64].map(
  (pattern) => new RegExp(pattern),
) as [RegExp, RegExp, RegExp, RegExp]

export const copies = false

/** What one would write for this schema alone. */
export function check(input: unknown): Checked {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { success: false, issues: [{ path: [], message: 'must be an object' }] }
  }
  const data = input as Row
  const issues: Fault[] = []
  if (data[required] === undefined) issues.push({ path: [required], message: 'is missing' })
  for (const name of Object.keys(data)) {
    const kind = kinds.get(name)
    const value = data[name]
    if (kind === undefined) issues.push({ path: [name], message: 'is no field' })
    else if (value !== undefined && !fits(kind, value)) issues.push({ path: [name], message: 'is wrong' })
  }
  return issues.length === 0 ? { success: true, data } : { success: false, issues }
}

function fits(kind: Kind, value: unknown): boolean {
  switch (kind) {
    case 'line':
      return isLine(value)
    case 'text':
      return typeof value === 'string'
    case 'id':
      return typeof value === 'string' ? digitsOnly.test(value) : isId(value)
    case 'flag':
      return typeof value === 'boolean' || value === 'Y' || value === 'N'
    case 'email':
      return isLine(value) && addressOnly.test(value)
    case 'gender':
      return value === 'M' || value === 'F' || value === ''
    case 'date':
      return typeof value === 'string' && dayOnly.test(value)
    case 'image':
      return isImage(value)
    case 'departments':
      return Array.isArray(value) ? value.every(isId) : isId(value)
  }
}

function isLine(value: unknown): value is string {
  return typeof value === 'string' && value.length <= lineLimit
}

function isId(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 1
}

function isImage(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false
  const [name, content] = value as unknown[]
  return isLine(name) && name !== '' && typeof content === 'string' && base64Only.test(content)
}
