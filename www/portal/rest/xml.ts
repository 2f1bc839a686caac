/** Writes an answer as the portal does: members of lists are items, `true` is 1, `false` and `null` are nothing. */
export function writeXml(answer: object): string {
  return `<?xml version="1.0" encoding="utf-8"?>${writeElement('response', answer)}`
}

function writeElement(name: string, value: unknown): string {
  return `<${name}>${writeContent(value)}</${name}>`
}

function writeContent(value: unknown): string {
  if (typeof value !== 'object' || value === null) return escapeText(value as Scalar)
  const isList = Array.isArray(value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return members
    .map(([key, member]) => writeElement(isList || /^\d+$/.test(key) ? 'item' : key, member))
    .join('')
}

type Scalar = string | number | boolean | null | undefined

function escapeText(value: Scalar): string {
  if (value === true) return '1'
  if (value === undefined || value === null || value === false) return ''
  return String(value).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
