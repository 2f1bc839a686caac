// Addresses are secrets: workers know them, and nothing of them is in the queue.
import process from 'node:process'

/** @type {unknown} */
const parsed = JSON.parse(process.env['WEBHOOKS'] ?? '{}')

/** By the name of a portal. */
export const webhooks = /** @type {Record<string, string>} */ (parsed)
