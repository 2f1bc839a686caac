import * as z from 'zod'
import type { Checked } from '../checked.ts'
import { address, base64, dayOrEmpty, digits, lineLimit, required, rules, type Kind } from '../rules.mjs'
import { faultsOf } from './zod-faults.ts'

const id = z.int().min(1)

const kinds: Record<Kind, z.ZodType> = {
  id: z.union([id, z.string().regex(new RegExp(digits))]),
  flag: z.union([z.boolean(), z.enum(['Y', 'N'])]),
  email: z.string().max(lineLimit).regex(new RegExp(address)),
  gender: z.enum(['M', 'F', '']),
  date: z.string().regex(new RegExp(dayOrEmpty)),
  image: z.tuple([z.string().min(1).max(lineLimit), z.string().regex(new RegExp(base64))]),
  departments: z.union([id, z.array(id)]),
  line: z.string().max(lineLimit),
  text: z.string(),
}

const schema = z.strictObject(
  Object.fromEntries(
    Object.entries(rules).map(([name, kind]) => [
      name,
      name === required ? kinds[kind] : kinds[kind].optional(),
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
