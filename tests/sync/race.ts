/**
 * Lets our runs and other clients change the same people of a local portal that keeps the limits of the cloud, and prints
 * what that took: `npm run race`. `--rows 1000` takes fewer, `--rounds 3` several rounds; `--work 130` lets each update take 130 ms
 * of work, which counts from 100 ms on; `--python PATH` names a Python that has fast_bitrix24.
 */
import { spawn } from 'node:child_process'
import { Console } from 'node:console'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ApiVersion, B24Hook, type BatchCommandsArrayUniversal } from '@bitrix24/b24jssdk'
import { versionOf } from '../bench/versions.mjs'
import { spread } from '../bench/statistics.ts'
import { createClient, memoryJournal } from '../../dist/sync/node.js'
import { startPortal, type LocalPortal } from '../../www/portal/node/index.ts'

type Change = { ID: number; WORK_POSITION: string }
type Contender = (portal: LocalPortal, changes: readonly Change[]) => Promise<void>

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '1' },
    work: { type: 'string', default: '0' },
    python: { type: 'string' },
  },
})
const [rows, rounds, work] = [Number(values.rows), Number(values.rounds), Number(values.work)]
const script = fileURLToPath(new URL('race.py', import.meta.url))

const contenders: Record<string, Contender> = {
  /** Plans, applies, and proves each row. */
  async 'b24-users/sync'(portal, changes) {
    const client = await createClient({ webhook: portal.webhook })
    const plan = await client.plan(changes, { match: 'ID' })
    const report = await client.apply(plan, { journal: memoryJournal() })
    if (report.stopped) throw report.error ?? new Error(report.stopped)
  },

  /** As its documentation advises for many calls. */
  async [`b24jssdk ${versionOf('@bitrix24/b24jssdk')}`](portal, changes) {
    const calls = changes.map((change) => ['user.update', change]) as BatchCommandsArrayUniversal
    // It wants an address by https, which a portal for tests need not have.
    const plain = (address = '') => address.replace('https:', 'http:')
    const b24 = B24Hook.fromWebhookUrl(portal.webhook.replace('http:', 'https:'))
    b24.getHttpClient(ApiVersion.v2).ajaxClient.interceptors.request.use((config) => {
      Object.assign(config, { baseURL: plain(config.baseURL), url: plain(config.url) })
      return config
    })
    await b24.actions.v2.batchByChunk.make({ calls, options: { isHaltOnError: false } })
  },
}

const { python } = values
if (python !== undefined) {
  contenders['fast_bitrix24'] = async (portal, changes) => {
    const child = spawn(python, [script, portal.webhook], { stdio: ['pipe', 'ignore', 'ignore'] })
    child.stdin.end(JSON.stringify(changes))
    const [code] = (await once(child, 'exit')) as [number]
    if (code !== 0) throw new Error(`Python has ended with ${code}`)
  }
}

interface Outcome {
  seconds: number
  requests: number
  limits: number
  lost: number
  doubled: number
  /** It has thrown, and left the rest. */
  hasGivenUp: boolean
}

async function race(contender: Contender, round: number): Promise<Outcome> {
  const portal = await startPortal({
    people: rows + Math.ceil(rows / 10) + 200,
    rate: { burst: 50, perSecond: 2 },
    operatingLimit: 480,
    work: (method) => (method === 'user.update' ? work : 0),
  })
  try {
    const people = [...portal.state.people.values()].filter(
      ({ id, columns }) => id !== 1 && columns.ACTIVE === 'Y',
    )
    const changes = people
      .slice(0, rows)
      .map(({ id }) => ({ ID: id, WORK_POSITION: `Llama keeper ${id}, ${round}` }))
    if (changes.length < rows) throw new Error('The portal has too few people')
    const begun = performance.now()
    const hasGivenUp = await contender(portal, changes).then(
      () => false,
      () => true,
    )
    const seconds = (performance.now() - begun) / 1000
    const { seen } = portal.state
    const calls = seen
      .flatMap((call) => call.commands ?? [call])
      .filter(({ method }) => method === 'user.update')
    const done = calls.filter(({ applied }) => applied).length
    const lost = changes.filter(
      (wanted) => portal.state.people.get(wanted.ID)?.columns.WORK_POSITION !== wanted.WORK_POSITION,
    )
    return {
      seconds,
      requests: seen.length,
      limits: seen.filter(({ status }) => status === 503 || status === 429).length + calls.length - done,
      lost: lost.length,
      doubled: done - (rows - lost.length),
      hasGivenUp,
    }
  } finally {
    await portal.close()
  }
}

const found = new Map<string, Outcome[]>()
for (let round = 1; round <= rounds; round++) {
  for (const [name, contender] of Object.entries(contenders)) {
    process.stderr.write(`${name}, round ${round}\n`)
    const outcome = await race(contender, round)
    found.set(name, [...(found.get(name) ?? []), outcome])
  }
}
const ours = spread((found.get('b24-users/sync') ?? []).map(({ seconds }) => seconds)).median
process.stdout.write(
  `${rows.toLocaleString('en')} changes of people, 50 requests at once and 2 a second, 480 s of operating time, ${work} ms an update\n`,
)
new Console(process.stdout).table(
  Object.fromEntries(
    [...found].map(([name, outcomes]) => {
      const { low, median, high } = spread(outcomes.map(({ seconds }) => seconds))
      const sum = (of: (outcome: Outcome) => number) =>
        outcomes.reduce((all, outcome) => all + of(outcome), 0)
      const row = {
        'time, s': Number(median.toFixed(1)),
        'middle half': `${low.toFixed(1)}–${high.toFixed(1)}`,
        'by ours': Number((median / ours).toFixed(2)),
        requests: Math.round(sum(({ requests }) => requests) / outcomes.length),
        'limit errors': sum(({ limits }) => limits),
        lost: sum(({ lost }) => lost),
        doubled: sum(({ doubled }) => doubled),
        'gave up': outcomes.some(({ hasGivenUp }) => hasGivenUp),
      }
      return [name, row]
    }),
  ),
)
process.exit(0)
