import { type PhpValue, toInt } from '../php/value.ts'
import type { Answer } from './call.ts'

/** Rows in one answer. */
export const PAGE = 50

/** One page from `start`; a negative start turns counting off, an empty page carries neither `total` nor `next`. */
export function page<T>(rows: readonly T[], start: PhpValue | undefined, shape: (row: T) => unknown): Answer {
  const offset = toInt(start)
  const counting = offset >= 0
  const first = Math.max(0, offset)
  const result = rows.slice(first, first + PAGE).map(shape)
  if (!counting || result.length === 0) return { result }
  const end = first + result.length
  return end < rows.length ? { result, total: rows.length, next: end } : { result, total: rows.length }
}
