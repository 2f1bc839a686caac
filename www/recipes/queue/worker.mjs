/**
 * Applies plans that wait in a queue; run as many of these as you like. What is left by one that was killed, another goes
 * on with: REDIS=redis://127.0.0.1:6379 WEBHOOKS='{"acme":"https://acme.bitrix24.com/rest/1/k3yc0de/"}' node worker.mjs
 */
import process from 'node:process'
import { createClient, isJournalError, Plan } from 'b24-users/sync/node'
import { Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { redisJournal } from './journal.mjs'
import { webhooks } from './webhooks.mjs'

const redis = new Redis(process.env.REDIS ?? 'redis://127.0.0.1:6379', { maxRetriesPerRequest: null })

/** @type {Worker<{ portal: string, plan: string }>} */
const worker = new Worker(
  'people',
  async ({ id = '', data: { portal, plan } }) => {
    const client = await createClient({ webhook: webhooks[portal] ?? '' })
    const journal = redisJournal(redis, id)
    const report = await client.resume(journal).catch(async (/** @type {unknown} */ error) => {
      if (!isJournalError(error) || error.code !== 'unbegun') throw error
      // The plan was not whole in the journal yet: nothing was sent.
      await journal.forget()
      return client.apply(Plan.fromJSON(plan), { journal })
    })
    if (report.stopped) throw report.error ?? new Error(`The run has stopped: ${report.stopped}`)
    return report.summary
  },
  { connection: redis, lockDuration: 15_000, stalledInterval: 5000, maxStalledCount: 100 },
)
worker.on('failed', (job, { message }) => {
  console.error(`${String(job?.data.portal)}: ${message}`)
})
