/** The project's files: their ages, and what is in those of JSON. Paths are from the project's folder. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { root } from './machine.mjs'

const notSources = new Set(['node_modules', 'dist'])

/**
 * Whether the output exists and nothing among the sources is younger.
 *
 * @param {string} output
 * @param {string[]} sources files or folders
 */
export function isFresh(output, sources) {
  const built = modified(join(root, output))
  return built > 0 && sources.every((source) => newest(join(root, source)) <= built)
}

/**
 * What a JSON file says, or undefined when there is none.
 *
 * @param {string} path
 * @returns {unknown}
 */
export function readJson(path) {
  const file = join(root, path)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/**
 * The youngest time below a path. Folders count too: a deleted file leaves no other trace.
 *
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const own = modified(path)
  if (own === 0 || !statSync(path).isDirectory()) {
    return own
  }
  const below = readdirSync(path)
    .filter((name) => !notSources.has(name))
    .map((name) => newest(join(path, name)))
  return Math.max(own, ...below)
}

/** @param {string} path */
function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
