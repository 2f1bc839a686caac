import { Finding, type CheckCore, type Checked } from './core.ts'

/** What the core says of an input: what is right or wrong, or that files have to be read first. */
export type Found = Checked | { packed: Uint8Array; files: unknown[] }

/** Lets the core check an input that may hold files. */
export function checkedWithFiles(core: CheckCore, method: string, input: unknown, context: unknown): Found {
  const found: unknown[] = []
  const finding = core.check(method, input, context, true, found)
  const [first, second] = found
  return finding === Finding.Files
    ? { packed: first as Uint8Array, files: second as unknown[] }
    : outcomeOf(finding, first, second)
}

/** Lets the core check an input; files are refused. */
export function checked(core: CheckCore, method: string, input: unknown, context: unknown): Checked {
  const found: unknown[] = []
  const finding = core.check(method, input, context, false, found)
  return outcomeOf(finding, found[0], found[1])
}

function outcomeOf(finding: number, payload: unknown, told: unknown): Checked {
  if (finding === Finding.Payload) return { success: true, data: payload, warnings: [] }
  const outcome = JSON.parse(told as string) as Checked
  // The core says nothing of a payload that the copy of the input is.
  if (outcome.success && !('data' in outcome)) (outcome as { data: unknown }).data = payload
  return outcome
}
