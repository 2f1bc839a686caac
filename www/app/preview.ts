import { text } from './text.ts'

/** A payload as readable JSON; the content of a file is cut short for the eye only. */
export function previewPayload(payload: unknown): string {
  return JSON.stringify(
    payload,
    (name, value: unknown) => (name === 'PERSONAL_PHOTO' ? shorten(value) : value),
    2,
  )
}

function shorten(photo: unknown): unknown {
  if (!Array.isArray(photo)) return photo
  return photo.map((part: unknown) =>
    typeof part === 'string' && part.length > 80
      ? text.review.shortened(part.slice(0, 32), part.length)
      : part,
  )
}
