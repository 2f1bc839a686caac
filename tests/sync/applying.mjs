/** Applies a plan, or goes on with a run, as a process that may be killed; what to do comes as a line of JSON. */
import { once } from 'node:events'
import { createInterface } from 'node:readline'

import { createClient, fileJournal, Plan } from '../../dist/sync/node.js'

const lines = createInterface({ input: process.stdin })
lines.on('close', () => process.exit(2))
/** @type {unknown[]} */
const given = await once(lines, 'line')
const parsed = /** @type {unknown} */ (JSON.parse(String(given[0])))
const work = /** @type {import('./applying.ts').Work} */ (parsed)

const { ahead = 0 } = work
const { now } = Date
Date.now = () => now() + ahead

const client = await createClient({ webhook: work.portal })
const journal = fileJournal(work.journal)
const run = work.plan ? client.apply(Plan.fromJSON(work.plan), { journal }) : client.resume(journal)
const report = await run
process.stdout.write(JSON.stringify({ ...report.summary, stopped: report.stopped }))
process.exit(0)
