import { decodeBase64 } from '../php/base64.ts'
import { isArray, type PhpValue, toText, values } from '../php/value.ts'
import { imageType, looksLikeImage } from './image.ts'

export type PhotoChange =
  | { action: 'replace'; name: string; type: string; bytes: Uint8Array }
  | { action: 'delete' }
  | { action: 'refuse'; reason: string }

const DELETE: PhotoChange = { action: 'delete' }

/**
 * What `PERSONAL_PHOTO` does: an array is read as name and base64 by position whatever its keys,
 * a scalar as base64 alone; what decodes to nothing deletes the photo.
 */
export function readPhoto(value: PhpValue): PhotoChange {
  const [name, content] = isArray(value) ? values(value) : [undefined, value]
  const text = toText(content)
  if (text === '' || text === 'false') return DELETE
  const bytes = decodeBase64(text)
  if (bytes.length === 0) return DELETE
  const fileName = toText(name).split(/[\\/]/).at(-1) ?? ''
  const type = imageType(fileName)
  if (type === undefined) return refuse('Invalid file extension')
  if (!looksLikeImage(bytes)) return refuse('The file is not an image')
  return { action: 'replace', name: fileName, type, bytes }
}

function refuse(reason: string): PhotoChange {
  return { action: 'refuse', reason: `Personal photo: ${reason}.<br>` }
}
