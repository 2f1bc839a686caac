import type { CallEnd } from './core.ts'
import { toError } from './failure.ts'
import type { WithFiles } from './files.ts'
import type { Inputs } from './inputs.ts'
import type { OpenJob, Party } from './line.ts'
import type { CallOptions } from './options.ts'
import { Progression, type Progress } from './progress.ts'
import { toReplyOf, type Reply } from './reply.ts'
import type { Results } from './results.ts'
import type { Settled } from './settle.ts'

/** Stands for what an earlier call of a batch gives, by its key or index: `$result[0]`, `$result[new][ID]`. */
export type Reference = `$result[${string}`

/** Parameters that may also be references. */
export type Referring<Input> = { [K in keyof Input]: Input[K] | Reference }

/** One call of a batch: the REST name of a method and its parameters. */
export type BatchCall = {
  [M in keyof Inputs]:
    | readonly [method: M, params?: Referring<WithFiles<Inputs[M]>>]
    | {
        /** REST name of the method. */
        readonly method: M
        /** What it is called with. */
        readonly params?: Referring<WithFiles<Inputs[M]>>
      }
}[keyof Inputs]

/** Calls in order, or under keys of their own. */
export type BatchCalls = readonly BatchCall[] | Readonly<Record<string, BatchCall>>

/** Options of many calls; `timeout` and `patience` are those of each request. */
export interface ManyOptions extends CallOptions {
  /** Requests that are under way at once: 1 to 16, 16 unless given. */
  inFlight?: number | undefined
  /** Called whenever outcomes have come; what it throws is passed over. */
  onProgress?: ((progress: Progress) => void) | undefined
}

/** Options of a batch. */
export interface BatchOptions extends ManyOptions {
  /** Stops at the first call that fails; what comes after it is not run. */
  halt?: boolean | undefined
  /**
   * Lets a text that is nothing but `$result[…]` stand for what an earlier call gave, by key or index; then at most 50
   * calls fit. Without it such texts are refused, since the portal would replace them.
   */
  references?: boolean | undefined
}

/** One outcome per call, in order or under its key, each with what its method answers. */
export type BatchOutcomes<Calls extends BatchCalls> = {
  -readonly [K in keyof Calls]: Settled<Reply<ResultOf<Calls[K]>>>
}

/** What a call of a batch is answered with. */
export type ResultOf<Call> = Call extends readonly [infer M extends keyof Results, ...unknown[]]
  ? Results[M]
  : Call extends Record<'method', infer M extends keyof Results>
    ? Results[M]
    : unknown

/** What one call came to, and where the caller has put it. */
export type Placed = [place: number | string, outcome: Settled<Reply<unknown>>]

/** Checks every call and sends nothing if one is wrong; otherwise fifty a request, with an outcome for each. */
export async function runBatch<const Calls extends BatchCalls>(
  party: Party,
  calls: Calls,
  options?: BatchOptions,
): Promise<BatchOutcomes<Calls>> {
  const outcomes = await runMany(
    party,
    (core, client, settings, files, now) => core.callMany(client, settings, calls, options, files, now),
    size(calls),
    options,
  )
  const isList = typeof outcomes[0]?.[0] === 'number'
  const settled = isList ? outcomes.map(([, outcome]) => outcome) : Object.fromEntries(outcomes)
  return settled as BatchOutcomes<Calls>
}

/** Does a job of many calls; gives the outcome of each, in their order. */
export async function runMany(
  { line, settings }: Party,
  open: OpenJob,
  total: number,
  options: ManyOptions | undefined,
): Promise<Placed[]> {
  const outcomes: Placed[] = []
  const progression = new Progression(total, options)
  const { end, reason } = await line.run(settings, open, options, (news, body, reason) => {
    for (const [call, place, key, ended] of news.outcomes) {
      outcomes[call] = [place, settle(key, ended, body, reason)]
      progression.count(ended.success)
    }
    progression.tell()
  })
  if (!end.success) throw toError('batch', end.failure, reason)
  return outcomes
}

function size(calls: unknown): number {
  try {
    return Array.isArray(calls) ? calls.length : Object.keys(calls as object).length
  } catch {
    // The core says that they cannot be read.
    return 0
  }
}

function settle(key: string, ended: CallEnd, body: unknown, reason: unknown): Settled<Reply<unknown>> {
  return ended.success
    ? { success: true, data: toReplyOf(key, body, ended.warnings) }
    : { success: false, error: toError('batch', ended.failure, reason) }
}
