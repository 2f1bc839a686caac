/** Who makes plans, in the order in which tables name them. */

import { versionOf } from '../versions.mjs'

/**
 * @typedef {object} Entry
 * @property {string} name
 * @property {string} title
 * @property {'us' | 'library'} role
 * @property {string} [peer] whose check it has
 */

const reader = `papaparse ${versionOf('papaparse')}`

/** @type {readonly Entry[]} */
export const planners = [
  { name: 'ours', title: 'b24-users/sync', role: 'us' },
  { name: 'papaparse-zod', title: `${reader}, zod ${versionOf('zod')}`, role: 'library', peer: 'zod' },
  {
    name: 'papaparse-ajv',
    title: `${reader}, ajv ${versionOf('ajv')} compiled`,
    role: 'library',
    peer: 'ajv',
  },
]
