/**
 * Gives everybody a position who has none, from the command line:
 * BITRIX24_WEBHOOK=https://acme.bitrix24.com/rest/1/k3yc0de/ node positions.mjs "Llama keeper"
 */
import process from 'node:process'
import { createClient } from 'b24-users'

// The address is a secret: it comes from the environment, and stands in no message of the client.
const { BITRIX24_WEBHOOK: webhook = '' } = process.env
const [, , position = 'Employee'] = process.argv
const client = await createClient({ webhook })

/** @type {import('b24-users').Id[]} */
const ids = []
for await (const { ID, WORK_POSITION } of client.user.all({ ACTIVE: true })) {
  if (!WORK_POSITION) ids.push(ID)
}

// All of them are checked before the first is sent; then they go fifty a request, no faster than the portal takes them.
// An empty batch is refused.
const calls = ids.map((ID) => /** @type {const} */ (['user.update', { ID, WORK_POSITION: position }]))
const outcomes = calls.length > 0 ? await client.batch(calls) : []
for (const [index, outcome] of outcomes.entries()) {
  if (outcome.success) continue
  console.error(`${String(ids[index])}: ${outcome.error.message}`)
  process.exitCode = 1
}
console.log(`${outcomes.filter(({ success }) => success).length} of ${ids.length} changed`)
