import { t } from './i18n.ts'

/** Members that hold `[name, base64]` of a file. */
const contents: ReadonlySet<string> = new Set(['PERSONAL_PHOTO', 'fileData'])

/** A payload as readable JSON; the content of a file is cut short for the eye only. */
export function previewPayload(payload: object): string {
  return JSON.stringify(payload, (name, value: unknown) => (contents.has(name) ? shorten(value) : value), 2)
}

function shorten(file: unknown): unknown {
  if (!Array.isArray(file)) return file
  return file.map((part: unknown) =>
    typeof part === 'string' && part.length > 80
      ? t('app.review.shortened', { start: part.slice(0, 32), n: part.length })
      : part,
  )
}
