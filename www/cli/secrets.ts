const secrets = new Set<string>()

/** What stands in the place of a secret. */
export const MASK = '***'

/** Parts that are secret wherever they stand: the code of a webhook, a value behind `=` that was mistyped, a password. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/(\/rest\/\d+\/)[^/\s'"?#]+/g, `$1${MASK}`],
  [/(\/\/[^/\s:@'"]*:)[^/\s@'"]+@/g, `$1${MASK}@`],
  [/('--?[\w-]+=)[^']*'/g, `$1${MASK}'`],
]

/** Remembers a secret, so that it is not shown. What is too short to be one would only spoil texts. */
export function keepSecret(text: string | undefined): void {
  if (text === undefined || text.length < 4) return
  for (const form of [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)]) secrets.add(form)
}

/** A text without what is secret. */
export function masked(text: string): string {
  let shown = text
  for (const secret of secrets) shown = shown.replaceAll(secret, MASK)
  for (const [pattern, replacement] of PATTERNS) shown = shown.replaceAll(pattern, replacement)
  return shown
}
