/** A value as PHP sees it after decoding JSON or a form: lists and maps are both "array". */
export type PhpValue = null | boolean | number | string | PhpArray
export type PhpArray = PhpValue[] | { [key: string]: PhpValue }

/** True for what PHP calls an array, be it a list or a map. */
export function isArray(value: PhpValue | undefined): value is PhpArray {
  return typeof value === 'object' && value !== null
}

/** `array_values`. */
export function values(array: PhpArray): PhpValue[] {
  return Array.isArray(array) ? array : Object.values(array)
}

/** The members of an array by key; nothing for what is not an array. */
export function toMap(value: PhpValue | undefined): Record<string, PhpValue> {
  return isArray(value) ? Object.fromEntries(Object.entries(value)) : {}
}

/** The member under a key, `undefined` when `isset` would be false. */
export function member(array: PhpValue | undefined, key: string | number): PhpValue | undefined {
  if (!isArray(array) || !Object.hasOwn(array, key)) return undefined
  const value: PhpValue | undefined = Array.isArray(array) ? array[Number(key)] : array[key]
  return value ?? undefined
}

/** `(bool)`: `"0"` is false, `"false"` is true. */
export function truthy(value: PhpValue | undefined): boolean {
  if (isArray(value)) return values(value).length > 0
  return (
    value !== undefined && value !== null && value !== false && value !== 0 && value !== '' && value !== '0'
  )
}

const LEADING_NUMBER = /^[ \t\n\r\v\f]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/i
const NUMERIC = /^[ \t\n\r\v\f]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?[ \t\n\r\v\f]*$/i

/** `is_numeric` of a text. */
export function isNumericText(text: string): boolean {
  return NUMERIC.test(text)
}

/** `floatval`: leading digits count, everything else is 0. */
export function toFloat(value: PhpValue | undefined): number {
  if (isArray(value)) return values(value).length > 0 ? 1 : 0
  if (typeof value === 'string') return Number(LEADING_NUMBER.exec(value)?.[0] ?? 0)
  return Number(value ?? 0)
}

/** `intval`: `true` and a filled array are 1, `"12abc"` is 12. */
export function toInt(value: PhpValue | undefined): number {
  const number = toFloat(value)
  return Number.isFinite(number) ? Math.trunc(number) + 0 : 0
}

/** `strval`: `true` is `"1"`, `false` and `null` are empty, an array is the word `Array`. */
export function toText(value: PhpValue | undefined): string {
  if (isArray(value)) return 'Array'
  if (value === true) return '1'
  if (value === undefined || value === null || value === false) return ''
  return String(value)
}

/** `==` of PHP 8 between any value and a text. */
export function looselyEqual(value: PhpValue, text: string): boolean {
  if (isArray(value)) return false
  if (value === null) return text === ''
  if (typeof value === 'boolean') return value === truthy(text)
  if (typeof value === 'number') return isNumericText(text) ? value === Number(text) : String(value) === text
  if (isNumericText(value) && isNumericText(text)) return Number(value) === Number(text)
  return value === text
}

/** `> 0` of PHP 8, where a word is compared as text with `"0"` and an array is greater than any number. */
export function isPositive(value: PhpValue | undefined): boolean {
  if (isArray(value)) return true
  if (typeof value === 'string' && !isNumericText(value)) return value > '0'
  return toFloat(value) > 0
}

/** The first `length` characters, as a database in non-strict mode keeps them. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : [...text].slice(0, length).join('')
}

/** Packs keyed entries as `json_encode` does: keys 0, 1, 2 … make a list, nothing makes `[]`, all else an object. */
export function packArray<T>(entries: Iterable<readonly [string, T]>): T[] | Record<string, T> {
  const all = [...entries]
  if (all.every(([key], index) => key === String(index))) return all.map(([, value]) => value)
  const map: Record<string, T> = Object.create(null) as Record<string, T>
  for (const [key, value] of all) map[key] = value
  return map
}

/** `array_change_key_case(CASE_UPPER)`: of two spellings the later wins. */
export function upperCaseKeys(map: Readonly<Record<string, PhpValue>>): Record<string, PhpValue> {
  const result = Object.create(null) as Record<string, PhpValue>
  for (const [name, value] of Object.entries(map)) result[name.toUpperCase()] = value
  return result
}
