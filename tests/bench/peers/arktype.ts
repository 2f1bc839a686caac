import { ArkErrors, type } from 'arktype'
import type { Checked, Row } from '../checked.ts'
import {
  address,
  base64,
  dayOrEmpty,
  digits,
  largest,
  lineLimit,
  required,
  rules,
  type Kind,
} from '../rules.mjs'

const id = type.raw(`1 <= number.integer <= ${largest}`)
const matching = (pattern: string) => type(new RegExp(pattern))

const kinds: Record<Kind, unknown> = {
  id: id.or(matching(digits)),
  flag: "boolean | 'Y' | 'N'",
  email: matching(address).and(type.raw(`string <= ${lineLimit}`)),
  gender: "'M' | 'F' | ''",
  date: matching(dayOrEmpty),
  image: type.raw([type.raw(`1 <= string <= ${lineLimit}`), matching(base64)]),
  departments: id.or(id.array()),
  line: `string <= ${lineLimit}`,
  text: 'string',
}

const schema = type.raw({
  '+': 'reject',
  ...Object.fromEntries(
    Object.entries(rules).map(([name, kind]) => [name === required ? name : `${name}?`, kinds[kind]]),
  ),
})

export const copies = false

export function check(input: unknown): Checked {
  const checked: unknown = schema(input)
  if (!(checked instanceof ArkErrors)) return { success: true, data: checked as Row }
  return {
    success: false,
    issues: checked.map(({ path, message }) => ({ path: path.map(String), message })),
  }
}
