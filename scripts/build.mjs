/** Builds the npm package into `dist`: the cores to WebAssembly, their glue, and the face around them. */
import { buildCli } from './lib/build-cli.mjs'
import { buildCores } from './lib/build-core.mjs'
import { buildFace } from './lib/build-face.mjs'
import { buildJsonSchema } from './lib/build-json-schema.mjs'
import { buildLicences } from './lib/build-licences.mjs'
import { buildPortal } from './lib/build-portal.mjs'
import { runMain } from './lib/run.mjs'

await runMain(async () => {
  await buildCores()
  await buildFace()
  await buildPortal()
  await buildCli()
  await buildJsonSchema()
  await buildLicences()
})
