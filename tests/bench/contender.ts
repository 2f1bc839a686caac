import type { Fault, Peer, Row } from './checked.ts'
import { toBodies, toCommand, toPayload } from './wire.ts'

/** A record that was not sent, by its place in the source. */
export interface Refused {
  index: number
  issues: readonly Fault[]
}

/** Requests of a batch, and what is not in them. */
export interface Batches {
  bodies: Uint8Array[]
  refused: Refused[]
}

/** Somebody who does the works. */
export interface Contender extends Peer {
  /** The body of one request, or what is wrong. */
  single: (record: Row) => string | readonly Fault[]
  /** From the JSON of a list of records to requests of at most fifty calls. */
  many: (source: string | Uint8Array) => Batches
}

/** Does with a library what it does not do itself, as well as that can be done for this one schema. */
export function withLibrary(peer: Peer): Contender {
  const { check, copies } = peer
  return {
    ...peer,

    single(record) {
      const checked = check(record)
      if (!checked.success) return checked.issues
      return JSON.stringify(toPayload(copies ? checked.data : { ...checked.data }))
    },

    many(source) {
      const text = typeof source === 'string' ? source : new TextDecoder().decode(source)
      const records = JSON.parse(text) as unknown[]
      const keys: number[] = []
      const commands: string[] = []
      const refused: Refused[] = []
      for (let index = 0; index < records.length; index++) {
        const checked = check(records[index])
        if (checked.success) {
          keys.push(index)
          // Nobody else has what was parsed here, so it need not be copied.
          commands.push(toCommand(toPayload(checked.data)))
        } else {
          refused.push({ index, issues: checked.issues })
        }
      }
      return { bodies: toBodies(keys, commands), refused }
    },
  }
}
