import { runBatch, type BatchOptions } from './batch.ts'
import { checked } from './finding.ts'
import { use } from './init.ts'
import type { Inputs, Language } from './inputs.ts'
import type { Party } from './line.ts'
import type { CallOptions } from './options.ts'
import type { Reply } from './reply.ts'
import type { UserFieldRow } from './userfield.ts'
import { invalid } from './wording.ts'

/** @inline */
type LabelName =
  'EDIT_FORM_LABEL' | 'LIST_COLUMN_LABEL' | 'LIST_FILTER_LABEL' | 'ERROR_MESSAGE' | 'HELP_MESSAGE'

const labels: LabelName[] = [
  'EDIT_FORM_LABEL',
  'LIST_COLUMN_LABEL',
  'LIST_FILTER_LABEL',
  'ERROR_MESSAGE',
  'HELP_MESSAGE',
]

/** A custom field with its labels in every language that has one. */
export type UserFieldDetails = Omit<UserFieldRow, LabelName> &
  Record<LabelName, Partial<Record<Language, string>>>

/** Reads one field, once in each language: the portal gives labels in one language at a time. */
export async function readField(
  party: Party,
  id: Inputs['user.userfield.delete']['id'],
  options?: CallOptions,
): Promise<Reply<UserFieldDetails | undefined>> {
  const outcome = use((core) => checked(core, 'user.userfield.delete', { id }, undefined))
  if (!outcome.success) {
    throw invalid('user.userfield.get', outcome.issues, party.line.localeOf(party.settings))
  }
  const languages = party.line.languages(party.settings)
  const outcomes = await runBatch(
    party,
    languages.map((LANG) => ['user.userfield.list', { filter: { ID: id, LANG } }] as const),
    halting(options),
  )
  let details: UserFieldDetails | undefined
  for (const [index, outcome] of outcomes.entries()) {
    if (!outcome.success) throw outcome.error
    const [row] = outcome.data.result
    if (!row) break
    details ??= { ...row, ...Object.fromEntries(labels.map((name) => [name, {}])) } as UserFieldDetails
    for (const name of labels) {
      const [text, language] = [row[name], languages[index]]
      if (text && language) details[name][language] = text
    }
  }
  return { result: details, warnings: [] }
}

/** Stops at the first refusal: the others would be the same. */
function halting(options: CallOptions | undefined): BatchOptions | undefined {
  try {
    return { ...options, halt: true }
  } catch {
    // The core says that they cannot be read.
    return options
  }
}
