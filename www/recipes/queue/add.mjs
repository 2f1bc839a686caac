/**
 * Makes a plan for a portal, prints it, and lets it wait for a worker, unless something stands in its way:
 * REDIS=redis://127.0.0.1:6379 WEBHOOKS='{"acme":"https://acme.bitrix24.com/rest/1/k3yc0de/"}' node add.mjs acme staff.csv
 */
import { openAsBlob } from 'node:fs'
import process from 'node:process'
import { createClient, readTable } from 'b24-users/sync/node'
import { Queue } from 'bullmq'
import { webhooks } from './webhooks.mjs'

const [, , portal = '', file = 'staff.csv'] = process.argv
const client = await createClient({ webhook: webhooks[portal] ?? '' })
const plan = await client.plan(await readTable(await openAsBlob(file)))
process.stdout.write(plan.text())

if (plan.summary.obstacles.length === 0) {
  const url = process.env.REDIS ?? 'redis://127.0.0.1:6379'
  const queue = new Queue('people', { connection: { url } })
  // One job a portal: while one waits or is at work, another is not taken.
  const job = await queue.add(
    'apply',
    { portal, plan: JSON.stringify(plan) },
    { deduplication: { id: portal }, attempts: 10, backoff: 15_000, removeOnComplete: { age: 3600 } },
  )
  console.log(`waits as ${String(job.id)}`)
  await queue.close()
}
