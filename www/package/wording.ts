import type { Expected } from './codes.ts'
import { english } from './english.ts'
import { ValidationError } from './errors.ts'
import { moreEnglish } from './init.ts'
import type { Advice, Found, Issue, Noted, Warning } from './issue.ts'
import type { Locale, Part } from './locale.ts'

let current: Locale | undefined

/**
 * Sets the language of issues and warnings, for all that are told from now on: English, or what `b24-users/locales/…` or
 * you have. Servers with readers of several languages give `locale` to each check, or to each client.
 */
export function setLocale(locale: Locale): void {
  current = locale
}

/** What is wrong with an input, as the error that is thrown. */
export function invalid(subject: string, found: readonly Found[], locale?: Locale): ValidationError {
  return new ValidationError(subject, toIssues(found, locale), headOf(subject, locale))
}

/** First line of a `ValidationError`. */
export function headOf(subject: string, locale?: Locale): string {
  return say(locale, ({ refused }) => refused(subject))
}

/** What is wrong, in words. */
export function toIssues(found: readonly Found[], locale?: Locale): Issue[] {
  return found.map((one) => {
    const { path, code, hint } = one
    const told: Record<string, unknown> = { path, code, message: messageOf(one, locale) }
    if (hint) {
      told['hint'] = hintOf(hint, locale)
      told['advice'] = hint
    }
    // A tenth of a refusal's time less than by spreading what is left.
    for (const [name, parameter] of Object.entries(one)) told[name] ??= parameter
    return told as unknown as Issue
  })
}

/** What is remarked on, in words. */
export function toWarnings(noted: readonly Noted[], locale?: Locale): Warning[] {
  return noted.map((one) => ({ ...one, message: say(locale, ({ warnings }) => warnings[one.why]) }))
}

/** A sentence by its code, by its reason, or made with what belongs there. */
type Text = string | Readonly<Record<string, string>> | ((what: string | number) => string)

function messageOf(found: Found, locale?: Locale): string {
  const { limit, why = '' } = found as { limit?: number; why?: string }
  const what = limit ?? wantedIn(found, locale)
  return say(locale, ({ issues }) => {
    const text = issues[found.code] as Text
    if (typeof text === 'function') return text(what)
    return typeof text === 'string' ? text : text[why]
  })
}

/** What belongs there; nothing of the kind where it makes no sentence. */
function wantedIn(found: Found, locale?: Locale): string {
  const { allowed, min, max } = found as { allowed?: readonly string[]; min?: number; max?: number }
  const { expected } = found as { expected?: Expected }
  return say(locale, (known) => {
    if (expected) return known.expected[expected]
    if (allowed) return known.ranges.words(allowed)
    if (min === undefined) return ''
    return max === undefined ? known.ranges.from(min) : known.ranges.between(min, max)
  })
}

function hintOf(advice: Advice, locale?: Locale): string {
  return say(locale, ({ hints }) =>
    'names' in advice ? hints[advice.code](advice.names) : hints[advice.code],
  )
}

/** What a locale lacks, or fails to say, is said in English: calls must not end half-way for want of a word. */
export function say(
  locale: Locale | undefined,
  word: (locale: Locale) => string | undefined,
  more: Part | undefined = moreEnglish(),
): string {
  for (const words of [locale ?? current, english, more]) {
    // To find out by a throw takes longer than the check.
    if (words === undefined) continue
    try {
      const text: unknown = word(words as Locale)
      if (typeof text === 'string') return text
    } catch {
      // The next can.
    }
  }
  return ''
}
