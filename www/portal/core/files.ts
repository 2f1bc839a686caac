import type { PortalResponse } from './http.ts'
import type { Portal } from './portal.ts'
import { nextId, type StoredFile } from './state.ts'

/** Keeps bytes under a new id. */
export function storeFile(portal: Portal, name: string, type: string, bytes: Uint8Array): StoredFile {
  const file: StoredFile = { id: nextId(portal.state.files), name, type, bytes }
  portal.state.files.set(file.id, file)
  return file
}

/** The absolute address of a stored file, in one of the resized forms when asked. */
export function fileUrl(portal: Portal, origin: string, id: string, size?: number): string | undefined {
  const file = portal.state.files.get(Number(id))
  if (!file) return undefined
  const folder = size ? `resize_cache/main/${file.id}/${size}_${size}_1` : `main/${file.id}`
  return `${origin}/upload/${folder}/${encodeURIComponent(file.name)}`
}

/** Serves `/upload/main/<id>/<name>` and its resized forms; sizes are not really computed. */
export function answerFile(portal: Portal, path: string): PortalResponse {
  const found = /^\/upload\/(?:resize_cache\/)?main\/(\d+)\//.exec(path)
  const file = portal.state.files.get(Number(found?.[1]))
  if (!file) return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not found' }
  const headers = {
    'content-type': file.type,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  }
  return { status: 200, headers, body: file.bytes }
}
