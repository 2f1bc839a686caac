/** The package, as the bench sees it. */
import { schemas } from 'b24-users'
import { withLibrary, type Batches, type Contender } from './contender.ts'
import * as peer from './peers/ours.ts'

const schema = schemas['user.update']

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
