import {
  array,
  boolean,
  maxLength,
  minLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  regex,
  safeInteger,
  safeParse,
  strictObject,
  strictTuple,
  string,
  union,
  type GenericSchema,
} from 'valibot'
import type { Checked } from '../checked.ts'
import { address, base64, dayOrEmpty, digits, lineLimit, required, rules, type Kind } from '../rules.mjs'

const id = pipe(number(), safeInteger(), minValue(1))
const matching = (pattern: string) => pipe(string(), regex(new RegExp(pattern)))

const kinds: Record<Kind, GenericSchema> = {
  id: union([id, matching(digits)]),
  flag: union([boolean(), picklist(['Y', 'N'])]),
  email: pipe(string(), maxLength(lineLimit), regex(new RegExp(address))),
  gender: picklist(['M', 'F', '']),
  date: matching(dayOrEmpty),
  image: strictTuple([pipe(string(), minLength(1), maxLength(lineLimit)), matching(base64)]),
  departments: union([id, array(id)]),
  line: pipe(string(), maxLength(lineLimit)),
  text: string(),
}

const schema = strictObject(
  Object.fromEntries(
    Object.entries(rules).map(([name, kind]) => [
      name,
      name === required ? kinds[kind] : optional(kinds[kind]),
    ]),
  ),
)

export const copies = true

export function check(input: unknown): Checked {
  const parsed = safeParse(schema, input)
  if (parsed.success) return { success: true, data: parsed.output }
  return {
    success: false,
    issues: parsed.issues.map(({ path = [], message }) => ({
      path: path.map(({ key }) => key as string | number),
      message,
    })),
  }
}
