import { type Client, clientOf, type UserMethods } from '../client.ts'
import { Line } from '../line.ts'
import type { CallOptions, ClientOptions, SharedSettings } from '../options.ts'
import { Settings, snapshot } from '../settings.ts'
import { type ApplyOptions, apply, resume, type RunOptions } from './apply.ts'
import { change, type ChangeOptions, type SyncUserMethods, wayOf } from './change.ts'
import type { Journal } from './journal.ts'
import { makePlan, type PlanOptions, type UndoOptions, undo } from './make.ts'
import type { SyncParty } from './party.ts'
import type { Plan } from './plan.ts'
import { portalOf } from './portalOf.ts'
import type { Run } from './run.ts'
import type { TableSource } from './source.ts'
import type { Table } from './table.ts'

/** A connection to one portal, which also takes many people. */
export interface SyncClient extends Omit<Client, 'user'> {
  /** People. */
  readonly user: SyncUserMethods
  /**
   * Makes a plan of a list of people: reads the portal and compares, and changes nothing. Rows of the list are read as
   * `readTable` does without options; those in memory may also have a `PERSONAL_PHOTO` as `user.update` takes it. What stands in the way of the plan is in it, and is thrown when it is applied.
   */
  plan(list: Table | TableSource, options?: PlanOptions): Promise<Plan>
  /**
   * Applies exactly what a plan says, and proves each row by reading it back. What is to leave is in the journal before
   * it does, so that a run that breaks off can go on.
   */
  apply(plan: Plan, options: ApplyOptions): Run
  /**
   * Goes on with a run that has broken off: what is done stays done, and what may have left is read, never sent again
   * blindly. Of a run that has come to its end it gives the report.
   */
  resume(journal: Journal, options?: RunOptions): Run
  /**
   * Makes the plan that takes a run back, as far as it can be: what somebody has changed since stays, and what does not
   * come back is named in its rows. Look at it, and apply it as any other.
   */
  undo(journal: Journal, options?: UndoOptions): Promise<Plan>
  with(settings: SharedSettings): SyncClient
}

/** Opens a client over the loaded core. */
export function openSyncClient(options: ClientOptions): SyncClient {
  let portal: Promise<string> | undefined
  const line = new Line(options)
  const find = () => {
    // A failed try is forgotten.
    portal ??= portalOf(options).catch((error: unknown) => {
      portal = undefined
      throw error
    })
    return portal
  }
  const known = snapshot(options) as ClientOptions
  return syncClientOf({ line, portal: find, fetch: known.fetch, known })
}

function syncClientOf(party: SyncParty): SyncClient {
  const client = clientOf(party)
  const rows = async () => (await client.userfield.list()).result
  const update = (async (
    input: Parameters<UserMethods['update']>[0],
    options?: CallOptions | ChangeOptions,
  ) => {
    const way = wayOf(options, party.line.localeOf(party.settings))
    return way.isMore ? change(party, input, way.given, rows) : client.user.update(input, way.options)
  }) as SyncUserMethods['update']
  return {
    ...client,
    user: { ...client.user, update },
    plan: (list, options) => makePlan(party, list, options),
    apply: (plan, options) => apply(party, plan, options),
    resume: (journal, options) => resume(party, journal, options),
    undo: (journal, options) => undo(party, journal, options),
    with(options) {
      const settings = new Settings(party.settings, options)
      // What is wrong with them is said at once.
      party.line.adapt(settings)
      return syncClientOf({
        ...party,
        settings,
        known: { ...party.known, ...(snapshot(options) as SharedSettings) },
      })
    },
  }
}
