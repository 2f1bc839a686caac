/** The builds of the core: which features each has, and where in `dist` the entries lie that load it. */

/**
 * @typedef {object} CoreBuild
 * @property {string} title the entry of the package
 * @property {string} folder of the entry in `dist` and in `www/package`, with a slash at its end; empty for the main one
 * @property {string} name of the module and its glue
 * @property {string} profile of cargo; each has a folder of its own in `target`
 * @property {string[]} features of the crate
 */

/** @type {readonly CoreBuild[]} */
export const cores = [
  {
    title: 'b24-users/schemas',
    folder: 'schemas/',
    name: 'b24_users_schemas',
    profile: 'schemas',
    features: [],
  },
  { title: 'b24-users', folder: '', name: 'b24_users', profile: 'release', features: ['send'] },
  {
    title: 'b24-users/sync',
    folder: 'sync/',
    name: 'b24_users_sync',
    profile: 'sync',
    features: ['sync'],
  },
]

/**
 * The folder in `dist` that holds a module and its glue.
 *
 * @param {CoreBuild} core
 */
export function wasmFolder({ folder }) {
  return `dist/${folder}wasm`
}

/**
 * The module in `dist`.
 *
 * @param {CoreBuild} core
 */
export function wasmFile(core) {
  return `${wasmFolder(core)}/${core.name}_bg.wasm`
}
