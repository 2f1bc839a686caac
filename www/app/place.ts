import type { Router } from 'vue-router'
import { keep, recall } from './kept.ts'

const KEY = 'b24-users place'

/** Whether the page was loaded without a place of its own; the router gives it one soon. */
const isFresh = ['', '#', '#/'].includes(location.hash)

/**
 * Puts the reader where the portal says, or where they were when this tab was loaded last: a portal loads the frame
 * without the hash. Later every place is remembered.
 */
export async function restorePlace(router: Router, wanted: string | undefined): Promise<void> {
  const start = wanted ?? (isFresh ? recall('sessionStorage', KEY) : undefined)
  if (start !== undefined) await router.replace(start).catch(() => undefined)
  router.afterEach(({ fullPath }) => keep('sessionStorage', KEY, fullPath))
}

/** Where a link or a widget leads: `person` in a link of the portal, or the person whose card is shown. */
export function placeIn(options: unknown): string | undefined {
  const { person, USER_ID: user } = (options ?? {}) as { person?: unknown; USER_ID?: unknown }
  const id = [person, user].map(Number).find((number) => Number.isSafeInteger(number) && number > 0)
  return id === undefined ? undefined : `/people/${id}`
}
