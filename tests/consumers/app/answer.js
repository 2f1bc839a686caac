/** A consumer that is a server: the request says what to do, the answer is the outcome. */
import { consumeChecks } from './consume-checks.js'
import { consume } from './consume.js'

/**
 * @param {import('./consume.js').Library} library
 * @param {Request} request
 */
export async function answer(library, { url }) {
  const query = new URL(url).searchParams
  return Response.json(await consume(library, query.get('webhook') ?? '', query.get('name') ?? ''))
}

/**
 * @param {import('./consume-checks.js').Checks} checks
 * @param {Request} request
 */
export async function answerChecks(checks, { url }) {
  return Response.json(await consumeChecks(checks, new URL(url).searchParams.get('name') ?? ''))
}
