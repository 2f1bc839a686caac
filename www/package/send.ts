import { runMany, type ManyOptions } from './batch.ts'
import type { Batches } from './batches.ts'
import { ValidationError } from './errors.ts'
import type { Party } from './line.ts'
import type { Reply } from './reply.ts'
import type { Settled } from './settle.ts'
import { headOf } from './wording.ts'

/** Sends what `batches` has made; gives an outcome for each place of the list, those that were refused among them. */
export async function sendBatches<Result>(
  party: Party,
  batches: Batches,
  options?: ManyOptions,
): Promise<Settled<Reply<Result>>[]> {
  const outcomes: Settled<Reply<unknown>>[] = []
  const locale = party.line.localeOf(party.settings)
  for (const { index, issues } of listed(batches, 'refused')) {
    outcomes[index] = {
      success: false,
      error: new ValidationError('batches', issues, headOf('batches', locale)),
    }
  }
  const bodies = listed(batches, 'bodies')
  // With none at all the core says what is wrong, unless there was nothing to send.
  if (bodies.length > 0 || !isMade(batches)) {
    const sent = await runMany(
      party,
      (core, client, settings, _, now) => core.sendMany(client, settings, bodies, options, now),
      count(bodies),
      options,
    )
    for (const [index, outcome] of sent) outcomes[index as number] = outcome
  }
  for (const { index, warnings } of listed(batches, 'warned')) {
    const outcome = outcomes[index]
    if (outcome?.success) outcome.data.warnings.push(...warnings)
  }
  return outcomes as Settled<Reply<Result>>[]
}

/** A list as it is now; what is none, or cannot be read, has nothing in it. */
function listed<Name extends keyof Batches>(batches: Batches, name: Name): Batches[Name] {
  try {
    return [...batches[name]] as Batches[Name]
  } catch {
    return []
  }
}

/** Whether it is what `batches` makes, be it of nothing. */
function isMade(batches: Batches): boolean {
  try {
    return [batches.bodies, batches.refused, batches.warned].every(
      (list) => Array.isArray(list) && list.length >= 0,
    )
  } catch {
    return false
  }
}

/** Calls in all bodies, of which all but the last have fifty. */
function count(bodies: Batches['bodies']): number {
  try {
    const { cmd } = JSON.parse(new TextDecoder().decode(bodies.at(-1))) as { cmd: object }
    return (bodies.length - 1) * 50 + Object.keys(cmd).length
  } catch {
    // The core says what is wrong.
    return 0
  }
}
