/** Compares the lock file of npm with the record npm keeps of what it installed. */

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} Entry */

/**
 * Whether every package of the lock is installed in the same version.
 * Optional ones may be absent: they are for other platforms.
 *
 * @param {unknown} lock package-lock.json
 * @param {unknown} installed node_modules/.package-lock.json
 */
export function isInstalled(lock, installed) {
  const present = packages(installed)
  return Object.entries(packages(lock))
    .filter(([path]) => path !== '')
    .every(([path, wanted]) => {
      const found = present[path]
      return found === undefined
        ? wanted.optional === true
        : found.version === wanted.version && found.integrity === wanted.integrity
    })
}

/**
 * @param {unknown} file
 * @returns {Record<string, Entry>}
 */
function packages(file) {
  return /** @type {{ packages?: Record<string, Entry> } | undefined} */ (file)?.packages ?? {}
}
