import type { PhpValue } from './value.ts'

/** How deep arrays may lie in one another for `json_decode`. */
const MOST_LEVELS = 512

/** `json_decode`: `undefined` for what is broken or lies too deep. */
export function parseJson(text: string): PhpValue | undefined {
  try {
    const value = JSON.parse(text) as PhpValue
    return isWithin(value, MOST_LEVELS) ? value : undefined
  } catch {
    return undefined
  }
}

function isWithin(value: PhpValue, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((entry) => isWithin(entry, levels - 1))
}
