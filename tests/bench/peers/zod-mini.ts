import * as z from 'zod/mini'
import type { Checked } from '../checked.ts'
import { address, base64, dayOrEmpty, digits, lineLimit, required, rules, type Kind } from '../rules.mjs'
import { faultsOf } from './zod-faults.ts'

const id = z.int().check(z.minimum(1))
const matching = (pattern: string) => z.string().check(z.regex(new RegExp(pattern)))

const kinds: Record<Kind, z.ZodMiniType> = {
  id: z.union([id, matching(digits)]),
  flag: z.union([z.boolean(), z.enum(['Y', 'N'])]),
  email: z.string().check(z.maxLength(lineLimit), z.regex(new RegExp(address))),
  gender: z.enum(['M', 'F', '']),
  date: matching(dayOrEmpty),
  image: z.tuple([z.string().check(z.minLength(1), z.maxLength(lineLimit)), matching(base64)]),
  departments: z.union([id, z.array(id)]),
  line: z.string().check(z.maxLength(lineLimit)),
  text: z.string(),
}

const schema = z.strictObject(
  Object.fromEntries(
    Object.entries(rules).map(([name, kind]) => [
      name,
      name === required ? kinds[kind] : z.optional(kinds[kind]),
    ]),
  ),
)

export const copies = true

export function check(input: unknown): Checked {
  const parsed = schema.safeParse(input)
  return parsed.success
    ? { success: true, data: parsed.data }
    : { success: false, issues: faultsOf(parsed.error.issues) }
}
