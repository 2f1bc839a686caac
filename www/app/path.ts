import type { Path } from 'b24-users'

/** Writes the place of a parameter as `fields.LIST[1].VALUE`; the root is the empty text. */
export function formatPath(path: Readonly<Path>): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text ? `${text}.${step}` : step
  }, '')
}
