import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PhotoStore } from './journal.ts'

/** Photos in a folder, which only its owner may read; it is made with the first of them. */
export function photoFolder(folder: string): PhotoStore {
  return {
    async put(name, bytes) {
      const made = await mkdir(folder, { recursive: true, mode: 0o700 })
      if (made !== undefined) await flushFolder(dirname(folder))
      const path = join(folder, name)
      // Under its name it is whole.
      const handle = await open(`${path}.new`, 'w', 0o600)
      try {
        await handle.writeFile(bytes)
        await handle.datasync()
      } finally {
        await handle.close()
      }
      await rename(`${path}.new`, path)
      await flushFolder(folder)
    },
    async get(name) {
      try {
        return await readFile(join(folder, name))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
  }
}

/** A new file is lost in a crash unless its folder is written as well; systems that cannot do that do it by themselves. */
export async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch {
    // Windows opens no folders.
  }
}
