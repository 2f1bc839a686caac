import { parseArgs } from 'node:util'
import { LOCAL_APPLICATION, startPortal } from './index.ts'

const USAGE = `Usage: b24-users-portal [options]
  --port N             port of the portal (a free one by default)
  --app DIR|FILE.zip   the application with its index.html, served on a port of its own
  --app URL            address of the application's own server
  --app-port N         port of the application's folder
  --app-method METHOD  how the frame asks for it: GET (as for static files) or POST (as of an application's own server)
  --no-wasm            refuses the application's .wasm files
  --allow-app ORIGIN   lets ?app= name applications there, such as https://app.example.com; may be given again
  --code TEXT          code of the webhook (random by default)
  --user N             person of the webhook and of the tokens (1, an administrator; 5 is none)
  --oauth              prints a pair of tokens
  --client ID:SECRET   the application (${LOCAL_APPLICATION.clientId}:${LOCAL_APPLICATION.clientSecret})
  --people N           how many people the lists show, such as 5000 (64)
  --token-lifetime N   lifetime of access tokens in seconds (3600)
  --rate BURST/N       refuses calls beyond BURST that leak N a second, such as 50/2
  --operating N        seconds of work of one method in ten minutes, such as 480
  --work TIME          what each call and each command of a batch takes, such as 150ms
  --cut TIME           when the gateway cuts a request (60s)
  --control            opens /control/: faults, requests, reset
  --https              serves by https and names the file of its authority
  --authority DIR      folder of the certificate and its authority
  --watch-stdin        stop when standard input ends
  --help`

const OPTIONS = {
  port: { type: 'string', default: '0' },
  app: { type: 'string' },
  'app-port': { type: 'string', default: '0' },
  'app-method': { type: 'string' },
  'no-wasm': { type: 'boolean', default: false },
  'allow-app': { type: 'string', multiple: true },
  code: { type: 'string' },
  user: { type: 'string', default: '1' },
  oauth: { type: 'boolean', default: false },
  client: { type: 'string' },
  people: { type: 'string' },
  'token-lifetime': { type: 'string', default: '3600' },
  rate: { type: 'string' },
  operating: { type: 'string' },
  work: { type: 'string' },
  cut: { type: 'string' },
  control: { type: 'boolean', default: false },
  https: { type: 'boolean', default: false },
  authority: { type: 'string' },
  'watch-stdin': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

await run().catch(fail)

async function run(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS })
  if (values.help) {
    console.log(USAGE)
    return
  }
  const user = readNumber('user', values.user)
  const portal = await startPortal({
    user,
    port: readNumber('port', values.port),
    appPort: readNumber('app-port', values['app-port']),
    tokenLifetime: readNumber('token-lifetime', values['token-lifetime']),
    https: values.https,
    control: values.control,
    wasm: !values['no-wasm'],
    ...(values.app === undefined ? {} : { app: values.app }),
    ...(values['app-method'] === undefined ? {} : { appMethod: readMethod(values['app-method']) }),
    ...(values['allow-app'] === undefined ? {} : { allowApps: values['allow-app'] }),
    ...(values.code === undefined ? {} : { code: values.code }),
    ...(values.authority === undefined ? {} : { authorityFolder: values.authority }),
    ...(values.client === undefined ? {} : { applications: [readClient(values.client)] }),
    ...(values.people === undefined ? {} : { people: readNumber('people', values.people) }),
    ...(values.rate === undefined ? {} : { rate: readRate(values.rate) }),
    ...(values.operating === undefined ? {} : { operatingLimit: readNumber('operating', values.operating) }),
    ...(values.work === undefined ? {} : { work: readNumber('work', values.work.replace(/ms$/, '')) }),
    ...(values.cut === undefined ? {} : { cutAfter: readNumber('cut', values.cut.replace(/s$/, '')) * 1000 }),
  })
  const stop = () => void portal.close().then(() => process.exit(0))
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  if (values['watch-stdin']) process.stdin.resume().on('end', stop)
  console.log(`portal: ${portal.url}`)
  console.log(`webhook: ${portal.webhook}`)
  if (values.oauth) {
    const { accessToken, refreshToken } = portal.issueToken(user)
    console.log(`token: ${accessToken}`)
    console.log(`refresh: ${refreshToken}`)
  }
  if (portal.authority !== undefined) console.log(`authority: ${portal.authority}`)
}

function readMethod(text: string): 'GET' | 'POST' {
  const method = text.toUpperCase()
  if (method === 'GET' || method === 'POST') return method
  throw new Error('--app-method is neither GET nor POST; --help tells more')
}

function readClient(text: string) {
  const [clientId = '', ...secret] = text.split(':')
  return { clientId, clientSecret: secret.join(':') }
}

function readRate(text: string) {
  const [burst, perSecond] = text.split('/')
  return { burst: readNumber('rate', burst), perSecond: readNumber('rate', perSecond) }
}

function readNumber(option: string, text: string | undefined): number {
  const number = Number(text || NaN)
  if (number >= 0) return number
  throw new Error(`--${option} is not a number; --help tells more`)
}

function fail(thrown: unknown): void {
  console.error(thrown instanceof Error ? thrown.message : thrown)
  process.exitCode = 1
}
