import type { Found, Issue } from '../issue.ts'
import { legible } from '../legible.ts'
import type { Cap, Locale } from '../locale.ts'
import { say, toIssues } from '../wording.ts'

/** Where in a table something is wrong; numbers count from 1. */
export interface TablePlace {
  /** Rows of people; the header and empty rows do not count. */
  row?: number
  /** Line of the file, where the row begins. */
  line?: number
  /** Number of the column. */
  column?: number
  /** Its caption, as the table has it. */
  caption?: string
}

/** What is wrong with a table, one of its columns, rows or cells; its path begins with the field's code. */
export type TableIssue = Issue & TablePlace

/** What stands in the way of a plan; while it does, nothing of it is sent. Its `message` is a sentence. */
export type Obstacle = {
  /** A sentence, ready to be shown. */
  message: string
} & (
  | {
      /** More rows do this than may. */
      code: 'cap'
      /** What there is a cap of. */
      cap: Cap
      /** Rows that do it. */
      count: number
      /** Rows that may. */
      limit: number
    }
  | {
      /** The table or its columns are not understood. */
      code: 'table'
      /** What is wrong with them. */
      issues: TableIssue[]
    }
  | {
      /** The list names less than half of those who would have to stay. */
      code: 'short'
      /** People whom it names. */
      named: number
      /** People who are active. */
      people: number
    }
  | {
      /** Whom some rows mean cannot be read, while those who are not named would be dismissed. */
      code: 'unnamed'
      /** How many rows. */
      rows: number
    }
  | {
      /** The caller cannot read these fields. */
      code: 'unreadable'
      /** Their codes. */
      fields: string[]
    }
  | {
      /** The people of the portal have changed while they were read. */
      code: 'unsteady'
    }
)

type Unworded<O> = O extends { message: string } ? Omit<O, 'message'> : never

/** What the core says of obstacles, in words. */
export function toObstacles(found: readonly unknown[], locale?: Locale): Obstacle[] {
  return (found as Unworded<Obstacle>[]).map((obstacle) => {
    const message = say(locale, ({ many }) => sentence(obstacle, many))
    if (obstacle.code !== 'table') return { ...obstacle, message }
    const issues = toIssues(obstacle.issues as unknown as Found[], locale)
    return { ...obstacle, message: [message, ...issues.map(described)].join(' '), issues }
  })
}

function sentence(obstacle: Unworded<Obstacle>, { caps, obstacles }: Locale['many']): string {
  switch (obstacle.code) {
    case 'cap':
      return caps[obstacle.cap](obstacle.count, obstacle.limit)
    case 'short':
      return obstacles.short(obstacle.named, obstacle.people)
    case 'unnamed':
      return obstacles.unnamed(obstacle.rows)
    case 'unreadable':
      return obstacles.unreadable(obstacle.fields)
    case 'table':
    case 'unsteady':
      return obstacles[obstacle.code]
  }
}

function described({ message, hint, ...place }: TableIssue): string {
  const where = place.caption === undefined ? '' : `${legible(place.caption)}: `
  return [`${where}${message}`, hint].filter(Boolean).join(' ')
}
