import type { Contender } from '../contender.ts'
import type { Sample } from '../sample/sample.ts'
import type { Turn } from '../turn.ts'

/** Records one at a time, each to the text of a request. */
export function single({ single }: Contender, { records }: Sample): Turn {
  return () => {
    let sum = 0
    for (const record of records) sum += single(record).length
    return sum
  }
}
