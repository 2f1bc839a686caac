import type { Portal } from '../core/portal.ts'

const ATOM = "[\\p{L}\\d=_+~'!$&*^`|#%/?{}-]+"
const LABEL = '[\\p{L}\\d-]+'
const EMAIL = new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+[\\p{L}\\d-]{2,20}$`, 'u')

/** The server's own idea of an e-mail address; surrounding spaces are an error. */
export function isEmail(text: string): boolean {
  return text.length <= 320 && EMAIL.test(text)
}

/** Whether somebody else holds the address, in any case. */
export function emailTaken(portal: Portal, text: string, exceptId: number): boolean {
  const wanted = text.toLowerCase()
  return [...portal.state.people.values()].some(
    (person) => person.id !== exceptId && String(person.columns['EMAIL'] ?? '').toLowerCase() === wanted,
  )
}
