import type { Contender } from '../contender.ts'
import type { Sample } from '../sample/sample.ts'
import type { Turn } from '../turn.ts'

/** All records at once from a JSON text, to the bodies of batches. */
export function manyFromText({ many }: Contender, { text }: Sample): Turn {
  return () => weigh(many(text))
}

/** The same from bytes, as a file or a request brings them. */
export function manyFromBytes({ many }: Contender, { bytes }: Sample): Turn {
  return () => weigh(many(bytes))
}

function weigh({ bodies, refused }: ReturnType<Contender['many']>): number {
  let sum = 0
  for (const body of bodies) sum += body.length
  for (const { issues } of refused) sum += issues.length
  return sum
}
