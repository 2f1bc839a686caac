import type { ErrorObject } from 'ajv'
import validate from 'ajv-compiled'
import type { Checked, Fault } from '../checked.ts'

export const copies = false

export function check(input: unknown): Checked {
  if (validate(input)) return { success: true, data: input }
  return { success: false, issues: (validate.errors ?? []).map(fault) }
}

function fault({ keyword, params, instancePath, message = '' }: ErrorObject): Fault {
  const path = instancePath.split('/').slice(1)
  if (keyword === 'required') path.push(params['missingProperty'] as string)
  if (keyword === 'additionalProperties') path.push(params['additionalProperty'] as string)
  return { path, message }
}
