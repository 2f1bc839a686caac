import type { Obstacle } from 'b24-users/sync'

/** A column of which somebody has to say what it stands for. */
export interface Doubt {
  readonly caption: string
  readonly message: string
  /** Codes of fields that it may stand for. */
  readonly proposed: readonly string[]
}

/** The doubtful columns among what stands in the way of a plan. */
export function doubtsIn(obstacles: readonly Obstacle[]): Doubt[] {
  return obstacles.flatMap((obstacle) =>
    obstacle.code !== 'table'
      ? []
      : obstacle.issues.flatMap(({ caption, message, advice, row }) =>
          caption === undefined || row !== undefined
            ? []
            : [{ caption, message, proposed: advice && 'names' in advice ? advice.names : [] }],
        ),
  )
}

/** Captions by which people can be told apart, the surest first. */
export function likelyMatch(captions: readonly string[]): 'ID' | 'XML_ID' | 'EMAIL' {
  const has = (pattern: RegExp): boolean => captions.some((caption) => pattern.test(caption.trim()))
  if (has(/^ID$/i)) return 'ID'
  if (has(/^(XML_ID|external (id|code)|externe (id|r code)|externer code|внешний (код|id))$/i))
    return 'XML_ID'
  return has(/mail|почт/i) ? 'EMAIL' : 'XML_ID'
}
