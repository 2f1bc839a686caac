import type { Row } from '../checked.ts'
import { dice } from './dice.ts'
import { spoil } from './mistakes.ts'
import { person } from './person.ts'

/** People to be updated, a tenth of them wrongly. */
export interface Sample {
  records: readonly Row[]
  /** Names of the fields that are wrong, by the record's place. */
  faults: ReadonlyMap<number, readonly string[]>
  /** The same records as the JSON text of a list. */
  text: string
  bytes: Uint8Array
}

/** The sample that all works share. */
export function createSample(count = 1000, seed = 24): Sample {
  const chance = dice(seed)
  const faults = new Map<number, readonly string[]>()
  const records = Array.from({ length: count }, (_, index) => person(chance, index + 1))
  while (faults.size < count / 10) {
    const index = chance.whole(0, count - 1)
    const record = records[index]
    if (record && !faults.has(index)) faults.set(index, spoil(record, faults.size))
  }
  const text = JSON.stringify(records)
  return { records, faults, text, bytes: new TextEncoder().encode(text) }
}
