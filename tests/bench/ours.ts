/** The package, as the bench sees it. */
import { init, schemas } from 'b24-users'
import type { Peer } from './checked.ts'
import { withLibrary, type Batches, type Contender } from './contender.ts'
import { checkBy } from './parsed.ts'

const schema = schemas['user.update']

const peer: Peer = { copies: true, load: init, check: checkBy(schema) }

export const contender: Contender = {
  ...peer,

  single(record) {
    const parsed = schema.safeParse(record)
    return parsed.success ? JSON.stringify(parsed.data) : parsed.error.issues
  },

  many: hasBatches(schema) ? (source) => schema.batches(source) : withLibrary(peer).many,
}

/** Whether many records can be given at once; without that they are checked one at a time. */
export const takesMany = hasBatches(schema)

/** The door for many records. */
interface WithBatches {
  batches: (source: string | Uint8Array) => Batches
}

function hasBatches<T>(given: T): given is T & WithBatches {
  return 'batches' in (given as object)
}
