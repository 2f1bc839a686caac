import { readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
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

/**
 * The files of a folder, whatever it holds by now. Nothing outside belongs to them, whatever links lead there, and nothing
 * whose name begins with a dot.
 */
export function folderFiles(folder: string): AppFiles {
  return {
    async read(path) {
      const file = await findFile(folder, path)
      return file === undefined ? undefined : readFile(file).catch(() => undefined)
    },
  }
}

/** The real path of an ordinary file, when that too lies in the folder and has no dot in front. */
async function findFile(folder: string, path: string): Promise<string | undefined> {
  try {
    const root = await realpath(folder)
    const file = await realpath(join(root, path))
    const inside = relative(root, file)
    if (isAbsolute(inside) || !inside.split(sep).every(isPlainName)) return undefined
    return (await stat(file)).isFile() ? file : undefined
  } catch {
    return undefined
  }
}

/** Names with a dot in front are settings, secrets and the way up; a colon begins a drive or a stream on Windows. */
export function isPlainName(name: string): boolean {
  return !name.startsWith('.') && !/[\\/:\0]/.test(name)
}

/** The files of an archive; `name` tells in errors which. Throws for what is no application. */
export function zipFiles(bytes: Uint8Array, name: string): AppFiles {
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
