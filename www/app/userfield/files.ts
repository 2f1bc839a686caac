import { t } from '../i18n.ts'

/** A file that the portal holds in a custom field. */
export interface HeldFile {
  readonly id: string
  readonly url: string
}

/** Files of a custom field: the portal's own, and what shall become of them. */
export interface Files {
  readonly kind: 'files'
  readonly several: boolean
  readonly held: readonly HeldFile[]
  /** Ids of held files that shall go. */
  readonly removed: readonly string[]
  readonly added: readonly File[]
}

/** Reads the files of a custom field from a row of `user.get`. */
export function readFiles(value: unknown, several: boolean): Files {
  const entries: unknown[] = Array.isArray(value) ? value : [value]
  return { kind: 'files', several, held: entries.flatMap(readFile), removed: [], added: [] }
}

/** What `user.update` takes: new files, and removals of held ones; a single new file replaces the held one. */
export function filesInput({ several, removed, added }: Files): unknown {
  const entries = [...added, ...removed.map((id) => ({ id, remove: 'Y' }))]
  return several ? entries : entries[0]
}

/** Whether nothing was done to either. */
export function sameFiles(one: Files, other: Files): boolean {
  return [one, other].every(({ removed, added }) => !removed.length && !added.length)
}

/** What is there once it was saved. */
export function filesText({ several, held, removed, added }: Files): string {
  const kept = several || !added.length ? held.filter(({ id }) => !removed.includes(id)) : []
  return t('field.files', { n: kept.length + added.length })
}

/** Whether a value of the form is files. */
export function isFiles(value: unknown): value is Files {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'files'
}

function readFile(entry: unknown): HeldFile[] {
  if (typeof entry !== 'object' || entry === null || !('id' in entry)) return []
  const url = 'showUrl' in entry ? String(entry.showUrl) : ''
  // A path alone would lead to this page's own server.
  return [{ id: String(entry.id), url: /^https?:/.test(url) ? url : '' }]
}
