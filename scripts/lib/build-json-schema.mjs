/** Writes the JSON Schema of every method, which the core renders from its rows. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { root } from './machine.mjs'
import { run } from './run.mjs'

const folder = 'dist/json-schema'

/** Cargo itself knows when there is nothing to compile, and writing takes no time. */
export async function buildJsonSchema() {
  rmSync(join(root, folder), { recursive: true, force: true })
  await run('cargo', ['run', '--quiet', '--bin', 'json-schema', '--', folder])
}
