/** SQL `LIKE`, where `%` and `_` are the caller's own wildcards. */
export function like(pattern: string): (text: string) => boolean {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.')
  const expression = new RegExp(`^${source}$`, 'su')
  return (text) => expression.test(text)
}

/** Whether a text holds another. */
export function contains(needle: string): (text: string) => boolean {
  return (text) => text.includes(needle)
}
