/** A consumer that is a page: its address says what to do, and `outcome` is left where a test finds it. */
import { consumeChecks } from './consume-checks.js'
import { consumeMany } from './consume-many.js'
import { consume } from './consume.js'

/** @param {import('./consume.js').Library} library */
export async function consumeInPage(library) {
  const { webhook, name } = task()
  leave(await consume(library, webhook, name))
}

/** @param {import('./consume-checks.js').Checks} checks */
export async function checkInPage(checks) {
  leave(await consumeChecks(checks, task().name))
}

/** @param {import('./consume-many.js').Many} many */
export async function consumeManyInPage(many) {
  const { webhook, name } = task()
  leave(await consumeMany(many, webhook, name))
}

/**
 * Has a worker consume in place of the page.
 *
 * @param {Worker} worker
 * @param {object} more what this worker is told beside the task
 */
export function consumeInWorker(worker, more = {}) {
  worker.onmessage = ({ data }) => leave(data)
  worker.onerror = ({ message }) => leave({ error: `The worker failed: ${message}` })
  worker.postMessage({ ...task(), ...more })
}

// Not before it is asked for: frameworks load pages on the server too.
function task() {
  const query = new URLSearchParams(location.search)
  return { webhook: query.get('webhook') ?? '', name: query.get('name') ?? '' }
}

/** @param {unknown} outcome */
function leave(outcome) {
  Object.assign(globalThis, { outcome })
}
