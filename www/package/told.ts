import type { CallEnd, End, News } from './core.ts'
import type { Found, Noted } from './issue.ts'
import type { Locale } from './locale.ts'
import { toIssues, toWarnings } from './wording.ts'

/** How a job has ended, in words; the core says it as JSON. */
export function endIn(json: string, locale?: Locale): End {
  return inWords(JSON.parse(json) as End<Found, Noted>, locale)
}

/** What is new of many calls, the same way. */
export function newsIn(json: string, locale?: Locale): News[] {
  const list = JSON.parse(json) as News<Found, Noted>[]
  return list.map((news) => ({
    ...news,
    outcomes: news.outcomes.map(([call, place, key, end]) => [call, place, key, inWords(end, locale)]),
  }))
}

function inWords(end: End<Found, Noted>, locale?: Locale): CallEnd {
  if (end.success) return { ...end, warnings: toWarnings(end.warnings ?? [], locale) }
  const { failure } = end
  if (failure.kind !== 'validation') return { success: false, failure }
  return { success: false, failure: { ...failure, issues: toIssues(failure.issues, locale), locale } }
}
