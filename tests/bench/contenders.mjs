/** Who takes part, in the order in which tables name them. */

import { versionOf } from './versions.mjs'

/**
 * @typedef {object} Entry
 * @property {string} name of its file among the peers
 * @property {string} title
 * @property {'us' | 'library' | 'floor'} role a floor is no library: what code written for this one schema takes
 * @property {string} [module] the package it comes from
 * @property {string} [note] how it is used, where there are several ways
 */

/** @type {readonly Entry[]} */
export const contenders = [
  { name: 'ours', title: 'b24-users', role: 'us' },
  { name: 'zod', title: 'zod', role: 'library', module: 'zod' },
  { name: 'zod-mini', title: 'zod/mini', role: 'library', module: 'zod' },
  { name: 'valibot', title: 'valibot', role: 'library', module: 'valibot' },
  { name: 'ajv', title: 'ajv', role: 'library', module: 'ajv', note: 'compiled ahead' },
  { name: 'typebox', title: 'typebox', role: 'library', module: 'typebox' },
  { name: 'sinclair', title: '@sinclair/typebox', role: 'library', module: '@sinclair/typebox' },
  { name: 'arktype', title: 'arktype', role: 'library', module: 'arktype' },
  { name: 'hand', title: 'written by hand', role: 'floor', note: 'no library' },
]

/**
 * What a contender is called: with its version, and how it is used.
 *
 * @param {Pick<Entry, 'title' | 'module' | 'note'>} entry
 */
export function fullTitle({ title, module, note }) {
  return `${title}${module ? ` ${versionOf(module)}` : ''}${note ? `, ${note}` : ''}`
}
