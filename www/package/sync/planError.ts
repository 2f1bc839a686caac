import { B24Error } from '../errors.ts'
import { isNamed } from '../guards.ts'
import type { Locale, PlanErrorCode } from '../locale.ts'
import { say } from '../wording.ts'
import { type Obstacle, toObstacles } from './obstacle.ts'

/** A plan is not applied, or cannot be read. */
export class PlanError extends B24Error {
  override get name(): 'PlanError' {
    return 'PlanError'
  }

  /** Why. */
  readonly code: PlanErrorCode
  /** What stands in the way; empty unless the code is `obstacles`. */
  readonly obstacles: readonly Obstacle[]

  constructor(code: PlanErrorCode, found: readonly unknown[] = [], locale?: Locale) {
    const obstacles = toObstacles(found, locale)
    const sentence = say(locale, ({ many }) => many.plans[code])
    super([sentence, ...obstacles.map(({ message }) => message)].join('\n'))
    this.code = code
    this.obstacles = obstacles
  }
}

/** Whether an error is a {@link PlanError}, of this frame or another. */
export function isPlanError(error: unknown): error is PlanError {
  return error instanceof PlanError || isNamed(error, 'PlanError')
}
