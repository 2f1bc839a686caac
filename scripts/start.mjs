/**
 * A local portal with the app in its frame, from nothing: set up, build, serve.
 *
 * npm start -- [--port 8080] [further arguments of the portal]
 */
import process from 'node:process'

import { run, runMain, servePortal } from './lib/run.mjs'

await runMain(async () => {
  for (const command of [['setup.mjs', 'start'], ['build.mjs'], ['build-app.mjs']]) {
    const [script = '', ...args] = command
    await run(process.execPath, [`scripts/${script}`, ...args])
  }
  const args = process.argv.slice(2)
  const port = args.some((arg) => /^--port(=|$)/.test(arg)) ? [] : ['--port', '8080']
  servePortal(['--app', 'www/app/dist', ...port, ...args])
})
