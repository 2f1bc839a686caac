/** The rules as a JSON Schema, and the code that ajv makes of it ahead of time: the fastest way to use it. */
import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'

import { address, base64, dayOrEmpty, digits, largest, lineLimit, required, rules } from '../rules.mjs'

const id = { type: 'integer', minimum: 1, maximum: largest }

/** @type {Record<import('../rules.mjs').Kind, object>} */
const kinds = {
  id: { ...id, type: ['integer', 'string'], pattern: digits },
  flag: { enum: [true, false, 'Y', 'N'] },
  email: { type: 'string', maxLength: lineLimit, pattern: address },
  gender: { enum: ['M', 'F', ''] },
  date: { type: 'string', pattern: dayOrEmpty },
  image: {
    type: 'array',
    minItems: 2,
    maxItems: 2,
    items: [
      { type: 'string', minLength: 1, maxLength: lineLimit },
      { type: 'string', pattern: base64 },
    ],
    additionalItems: false,
  },
  departments: { ...id, type: ['integer', 'array'], items: id },
  line: { type: 'string', maxLength: lineLimit },
  text: { type: 'string' },
}

const schema = {
  type: 'object',
  required: [required],
  properties: Object.fromEntries(Object.entries(rules).map(([name, kind]) => [name, kinds[kind]])),
  additionalProperties: false,
}

/** The source of a module whose default export checks. */
export function compiled() {
  const ajv = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    // Lengths in UTF-16 units are quicker to tell; other peers count so too.
    unicode: false,
    // It complains of that.
    logger: false,
    code: { source: true, esm: true, optimize: true },
  })
  return standalone(ajv, ajv.compile(schema))
}
