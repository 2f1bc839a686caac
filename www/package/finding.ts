import type { Changed, CheckCore, Checked } from './core.ts'

/** What the core says of an input: what is right or wrong, or that files have to be read first. */
export type Found = Checked | { packed: Uint8Array; files: unknown[] }

/** Lets the core check an input that may hold files. */
export function checkedWithFiles(core: CheckCore, method: string, input: unknown, context: unknown): Found {
  const found: unknown[] = []
  const told = core.check(method, input, context, true, found)
  const [first, files] = found
  return files ? { packed: first as Uint8Array, files: files as unknown[] } : outcomeOf(told, first)
}

/** Lets the core check an input; files are refused. */
export function checked(core: CheckCore, method: string, input: unknown, context: unknown): Checked {
  const found: unknown[] = []
  const told = core.check(method, input, context, false, found)
  return outcomeOf(told, found[0])
}

function outcomeOf(told: string | undefined, copy: unknown): Checked {
  if (!told) return { success: true, data: copy, warnings: [] }
  const outcome = JSON.parse(told) as Checked | Changed
  if (!Array.isArray(outcome)) return outcome
  const [members, warnings] = outcome
  return { success: true, data: Object.assign(copy as object, members), warnings }
}
