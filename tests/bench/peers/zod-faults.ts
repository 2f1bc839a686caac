import type { Fault } from '../checked.ts'

/** An issue of either zod. */
interface ZodIssue {
  code?: string
  path: PropertyKey[]
  message: string
  keys?: string[]
}

/** One issue names all keys that are too many; here each has its own. */
export function faultsOf(issues: readonly ZodIssue[]): Fault[] {
  return issues.flatMap(({ code, path, message, keys = [] }) =>
    code === 'unrecognized_keys'
      ? keys.map((key) => ({ path: [...path, key], message }))
      : [{ path, message }],
  )
}
