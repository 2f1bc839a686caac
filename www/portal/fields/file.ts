import type { ColumnValue } from '../core/state.ts'
import { decodeBase64 } from '../php/base64.ts'
import { isArray, member, type PhpValue, toText, values } from '../php/value.ts'
import { imageType } from '../users/image.ts'
import type { CustomField } from './field.ts'

interface NewFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

export interface FilesChange {
  readonly action: 'files'
  readonly multiple: boolean
  readonly kept: readonly string[]
  readonly removed: readonly string[]
  readonly added: readonly NewFile[]
}

type Refusal = { action: 'refuse'; reason: string }

/** What a value does to a file field: `{fileData}` adds or replaces, `{id, remove: "Y"}` deletes, a list is for multiple fields. */
export function readFiles(
  field: CustomField,
  value: PhpValue,
  stored: ColumnValue,
): FilesChange | Refusal | undefined {
  const multiple = field.MULTIPLE === 'Y'
  const existing = Array.isArray(stored) ? stored.map(String) : stored ? [String(stored)] : []
  if (!multiple && Array.isArray(value)) {
    return { action: 'refuse', reason: `The field "${field.FIELD_NAME}" takes a single file.<br>` }
  }
  const entries = multiple && isArray(value) ? values(value) : [value]
  const added = entries.flatMap(readNew)
  const asked = entries.flatMap((entry) => readRemoved(entry))
  const clears = !multiple && (added.length > 0 || (!isArray(value) && toText(value) === ''))
  const removed = clears ? existing : existing.filter((id) => asked.includes(id))
  if (added.length === 0 && removed.length === 0) return undefined
  return { action: 'files', multiple, kept: existing.filter((id) => !removed.includes(id)), removed, added }
}

function readNew(entry: PhpValue): NewFile[] {
  const data = member(entry, 'fileData')
  if (!isArray(data)) return []
  const [name, content] = values(data).map(toText)
  const bytes = decodeBase64(content ?? '')
  const fileName = (name ?? '').split(/[\\/]/).at(-1) ?? ''
  if (fileName === '' || bytes.length === 0) return []
  return [{ name: fileName, type: imageType(fileName) ?? 'application/octet-stream', bytes }]
}

function readRemoved(entry: PhpValue): string[] {
  return toText(member(entry, 'remove')) === 'Y' ? [toText(member(entry, 'id'))] : []
}
