import type { Context } from '../check.ts'
import { RestError } from '../errors.ts'
import type { UserMethods } from '../client.ts'
import type { Locale } from '../locale.ts'
import type { CallOptions } from '../options.ts'
import type { Reply } from '../reply.ts'
import { withFiles } from '../schema.ts'
import type { UserFieldRow } from '../userfield.ts'
import { invalid } from '../wording.ts'
import { type Begun, type Single, useMany } from './core.ts'
import { Given, optionsIn } from './given.ts'
import { Held } from './held.ts'
import { Machine } from './machine.ts'
import { errorIn } from './make.ts'
import type { SyncParty } from './party.ts'
import type { ReportRow } from './rows.ts'

/** Options of a change that is compared before, or proved after. */
export interface ChangeOptions extends Pick<CallOptions, 'signal'> {
  /** Sends only what differs from what the portal holds; all of it unless given. */
  only?: 'changed' | undefined
  /** Reads back what was sent, and says of each field what became of it. The others do so as well. */
  verify?: boolean | undefined
  /** Sends nothing, and says what would change. */
  dryRun?: boolean | undefined
}

/** What became of one person; `unmatched` is an id of nobody. */
export interface Change extends Pick<ReportRow, 'changes' | 'consequences' | 'fields' | 'gone'> {
  /** Whether something differs. */
  kind: 'update' | 'unchanged' | 'unmatched'
  /** The person's id. */
  id: number
  /** What became of it; none where nothing was sent. */
  state?: Exclude<ReportRow['state'], 'failed'>
}

/** Methods under `user.*`, of which one also compares and proves. */
export interface SyncUserMethods extends Omit<UserMethods, 'update'> {
  /** Changes a person, as the client of `b24-users` does. */
  update: UserMethods['update'] & {
    /**
     * Compares before, or proves after: the result says of each field what it was and what became of it. Nobody is
     * protected here, and there are no caps. Throws a `RestError` when the portal refuses.
     */
    (input: Parameters<UserMethods['update']>[0], options: ChangeOptions): Promise<Reply<Change>>
  }
}

/** How a change is made: by a plain call with options, or by more than that. */
export type Way = { isMore: true; given: Given } | { isMore: false; options: CallOptions }

/** Tells by the options which of both it is that is asked for. */
export function wayOf(options: CallOptions | ChangeOptions | undefined, locale: Locale | undefined): Way {
  const { only, verify, dryRun, ...others } = optionsIn('user.update', options as ChangeOptions, locale)
  const more = { only, verify: isOn(verify), dryRun: isOn(dryRun) }
  if (only === undefined && !more.verify && !more.dryRun) return { isMore: false, options: others }
  return { isMore: true, given: new Given('user.update', { ...others, ...more }, locale) }
}

/** As the switches of all calls: what is neither off nor missing is on, so that nobody is changed by a slip. */
function isOn(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false
}

/** Changes one person by what differs, or only says what that is. */
export async function change(
  party: SyncParty,
  input: unknown,
  given: Given,
  rows: () => Promise<readonly Partial<UserFieldRow>[]>,
): Promise<Reply<Change>> {
  const locale = party.line.localeOf(party.settings)
  const { userFields, languages } = party.known
  const context: Context = {
    userFields: userFields === 'read' ? await rows() : userFields,
    languages,
    locale,
  }
  party.line.adapt(party.settings)
  const parsed = await withFiles<object>('user.update', input, context)
  if (!parsed.success) throw parsed.error
  const told = given.text({})
  const json = useMany((core) => core.syncOne(JSON.stringify(parsed.data), told))
  const begun = JSON.parse(json) as Begun
  if (!begun.success) throw invalid('user.update', begun.issues ?? [], locale)
  const held = new Held('sync', begun.sync)
  try {
    const machine = new Machine(party, held, { options: given })
    await machine.drive()
    const single = JSON.parse(held.use((core, sync) => core.syncOneOutcome(sync))) as Single
    if (!single.success) throw errorIn('user.update', single.failure, machine.reason, locale)
    return { result: changed(single.row), warnings: parsed.warnings }
  } finally {
    held.free()
  }
}

function changed({ error, ...row }: ReportRow): Change {
  if (error) throw new RestError({ ...error, method: 'user.update', retryable: false })
  const { key, id = Number(key), kind, state, changes, consequences, fields, gone } = row
  return JSON.parse(JSON.stringify({ id, kind, state, changes, consequences, fields, gone })) as Change
}
