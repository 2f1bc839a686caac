/** Controls, ends of lines, and what turns the direction of text about. */
// eslint-disable-next-line no-control-regex -- these are what is meant
const HIDDEN = /[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]/g
/** Characters that are shown of a name. */
const MOST = 200

/** A name that somebody else has chosen, as part of a message: on one line, bounded, and without what steers a terminal. */
export function legible(name: string): string {
  const shown = name.length > MOST ? `${name.slice(0, MOST)}…` : name
  return shown.replace(HIDDEN, ' ')
}
