import type { CallEnd } from './core.ts'
import { toError } from './failure.ts'
import type { WithFiles } from './files.ts'
import type { Inputs } from './inputs.ts'
import type { Line } from './line.ts'
import type { CallOptions } from './options.ts'
import { toReplyOf, type Reply } from './reply.ts'
import type { Settled } from './settle.ts'

/** One call of a batch: the REST name of a method and its parameters. */
export type BatchCall = {
  [M in keyof Inputs]:
    | readonly [method: M, params?: WithFiles<Inputs[M]>]
    | {
        /** REST name of the method. */
        readonly method: M
        /** What it is called with. */
        readonly params?: WithFiles<Inputs[M]>
      }
}[keyof Inputs]

/** Calls in order, or under keys of their own. */
export type BatchCalls = readonly BatchCall[] | Readonly<Record<string, BatchCall>>

/** Options of a batch; `timeout` and `patience` are those of each request. */
export interface BatchOptions extends CallOptions {
  /** Stops at the first call that fails; what comes after it is not run. */
  halt?: boolean | undefined
  /**
   * Lets a text that is nothing but `$result[…]` stand for what an earlier call gave, by key or index; then at most 50
   * calls fit. Without it such texts are refused, since the portal would replace them.
   */
  references?: boolean | undefined
}

/** One outcome per call, in order or under its key. */
export type BatchOutcomes<Calls extends BatchCalls> = {
  -readonly [K in keyof Calls]: Settled<Reply<unknown>>
}

/** Checks every call and sends nothing if one is wrong; otherwise fifty a request, with an outcome for each. */
export async function runBatch<const Calls extends BatchCalls>(
  line: Line,
  calls: Calls,
  options?: BatchOptions,
): Promise<BatchOutcomes<Calls>> {
  const outcomes: [place: number | string, outcome: Settled<Reply<unknown>>][] = []
  const { end, reason } = await line.run(
    (core, client, files, now) => core.callMany(client, calls, options, files, now),
    options,
    (news, body, reason) => {
      for (const [call, place, key, ended] of news.outcomes) {
        outcomes[call] = [place, settle(key, ended, body, reason)]
      }
    },
  )
  if (!end.success) throw toError('batch', end.failure, reason)
  const isList = typeof outcomes[0]?.[0] === 'number'
  const settled = isList ? outcomes.map(([, outcome]) => outcome) : Object.fromEntries(outcomes)
  return settled as BatchOutcomes<Calls>
}

function settle(key: string, ended: CallEnd, body: unknown, reason: unknown): Settled<Reply<unknown>> {
  return ended.success
    ? { success: true, data: toReplyOf(key, body, ended.warnings) }
    : { success: false, error: toError('batch', ended.failure, reason) }
}
