import { parseArgs } from 'node:util'
import { createPortal } from './core/portal.ts'
import { reportFault } from './fault.ts'
import { startServer } from './server.ts'

const USAGE = `Usage: tsx www/portal/main.ts [options]
  --port N             port of the portal (a free one by default)
  --app DIR            folder of the application, served on a port of its own
  --app-port N         port of the application
  --code TEXT          code of the webhook (random by default)
  --token-lifetime N   lifetime of frame tokens in seconds (3600)
  --watch-stdin        stop when standard input ends
  --help`

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    app: { type: 'string' },
    'app-port': { type: 'string', default: '0' },
    code: { type: 'string' },
    'token-lifetime': { type: 'string', default: '3600' },
    'watch-stdin': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else await run()

async function run(): Promise<void> {
  const tokenLifetime = Number(values['token-lifetime'])
  const portal = createPortal({ tokenLifetime, onFault: reportFault })
  const server = await startServer({
    portal,
    port: Number(values.port),
    appPort: Number(values['app-port']),
    ...(values.app === undefined ? {} : { app: values.app }),
    ...(values.code === undefined ? {} : { code: values.code }),
  })
  const stop = () => void server.close().then(() => process.exit(0))
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  if (values['watch-stdin']) process.stdin.resume().on('end', stop)
  console.log(`portal: ${server.url}`)
  console.log(`webhook: ${server.webhook}`)
}
