import { Type, type TSchema } from '@sinclair/typebox'
import { TypeCompiler } from '@sinclair/typebox/compiler'
import type { Checked } from '../checked.ts'
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

const id = Type.Integer({ minimum: 1, maximum: largest })
const matching = (pattern: string) => Type.String({ pattern })

const kinds: Record<Kind, TSchema> = {
  id: Type.Union([id, matching(digits)]),
  flag: Type.Union([Type.Boolean(), Type.Literal('Y'), Type.Literal('N')]),
  email: Type.String({ maxLength: lineLimit, pattern: address }),
  gender: Type.Union([Type.Literal('M'), Type.Literal('F'), Type.Literal('')]),
  date: matching(dayOrEmpty),
  image: Type.Tuple([Type.String({ minLength: 1, maxLength: lineLimit }), matching(base64)]),
  departments: Type.Union([id, Type.Array(id)]),
  line: Type.String({ maxLength: lineLimit }),
  text: Type.String(),
}

const schema = TypeCompiler.Compile(
  Type.Object(
    Object.fromEntries(
      Object.entries(rules).map(([name, kind]) => [
        name,
        name === required ? kinds[kind] : Type.Optional(kinds[kind]),
      ]),
    ),
    { additionalProperties: false },
  ),
)

export const copies = false

export function check(input: unknown): Checked {
  if (schema.Check(input)) return { success: true, data: input }
  return {
    success: false,
    issues: Array.from(schema.Errors(input), ({ path, message }) => ({
      path: path.split('/').slice(1),
      message,
    })),
  }
}
