import { unzipSync } from 'fflate'

// What reads workbooks takes this as well.
export { strFromU8 } from 'fflate'

/**
 * Stands for `unzip` of `fflate` where workbooks are read: that one starts workers from texts, which Node lacks and policies
 * of pages forbid, for every sheet of half a megabyte.
 */
export function unzip(
  archive: Uint8Array,
  done: (error: unknown, files: Record<string, Uint8Array>) => void,
): void {
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(archive)
  } catch (error) {
    done(error, {})
    return
  }
  done(null, files)
}
