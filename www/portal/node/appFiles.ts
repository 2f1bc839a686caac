import { readFile, stat } from 'node:fs/promises'
import { join, normalize, resolve, sep } from 'node:path'
import { unzipSync } from 'fflate'

/** The files of an application by their paths, which begin with a slash. */
export interface AppFiles {
  read(path: string): Promise<Uint8Array | undefined>
}

/** Bytes that an archive may unfold to. */
const MOST_BYTES = 256 * 1024 * 1024

/** Opens a folder, or an archive as it is uploaded to a portal. */
export async function openAppFiles(path: string): Promise<AppFiles> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new Error(`The application is not there: ${path}`)
  return found.isDirectory() ? folderFiles(path) : zipFiles(await readFile(path), path)
}

export function folderFiles(folder: string): AppFiles {
  const root = resolve(folder)
  return {
    async read(path) {
      const wanted = resolve(join(root, normalize(path)))
      if (!wanted.startsWith(root + sep)) return undefined
      return readFile(wanted).catch(() => undefined)
    },
  }
}

function zipFiles(bytes: Uint8Array, name: string): AppFiles {
  const files = unzip(bytes, name)
  if (!Object.hasOwn(files, 'index.html')) throw new Error(`The application has no index.html: ${name}`)
  return {
    read: (path) => Promise.resolve(Object.hasOwn(files, path.slice(1)) ? files[path.slice(1)] : undefined),
  }
}

function unzip(bytes: Uint8Array, name: string) {
  let total = 0
  const filter = ({ originalSize }: { originalSize: number }) => (total += originalSize) <= MOST_BYTES
  try {
    const files = unzipSync(bytes, { filter })
    if (total <= MOST_BYTES) return files
  } catch {
    throw new Error(`The application is neither a folder nor a zip: ${name}`)
  }
  throw new Error(`The application is larger than ${MOST_BYTES} bytes: ${name}`)
}
