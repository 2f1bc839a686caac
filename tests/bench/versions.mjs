import { join } from 'node:path'

import { readJson } from '../../scripts/lib/files.mjs'

/**
 * The version of an installed package.
 *
 * @param {string} module
 * @returns {string}
 */
export function versionOf(module) {
  const { version } = /** @type {{ version: string }} */ (
    readJson(join('node_modules', module, 'package.json'))
  )
  return version
}
