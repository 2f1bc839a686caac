import { nextId, type StoredFile } from './state.ts'
import type { World } from './world.ts'

/** Keeps bytes under a new id. */
export function storeFile(world: World, name: string, type: string, bytes: Uint8Array): StoredFile {
  const file: StoredFile = { id: nextId(world.state.files), name, type, bytes }
  world.state.files.set(file.id, file)
  return file
}

/** The absolute address of a stored file, in one of the resized forms when asked. */
export function fileUrl(world: World, origin: string, id: string, size?: number): string | undefined {
  const file = world.state.files.get(Number(id))
  if (!file) return undefined
  const folder = size ? `resize_cache/main/${file.id}/${size}_${size}_1` : `main/${file.id}`
  return `${origin}/upload/${folder}/${encodeURIComponent(file.name)}`
}
