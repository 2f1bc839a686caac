/** What a consumer of many people does, whatever has brought them to it: plans lists, applies a plan, takes it back. */
import { workbook } from './book.js'

/** @typedef {Pick<typeof import('b24-users/sync'), 'createClient' | 'init' | 'memoryJournal' | 'readTable'>} Many */

/**
 * Never rejects, as some hosts have no way to tell: what went wrong is an outcome too.
 *
 * @param {Many} many
 * @param {string} webhook
 * @param {string} name the person's new last name
 * @param {import('b24-users/sync').Journal} [journal]
 */
export async function consumeMany(many, webhook, name, journal = many.memoryJournal()) {
  try {
    return await work(many, webhook, name, journal)
  } catch (error) {
    return { error: String(error), cause: error instanceof Error ? String(error.cause) : '' }
  }
}

/**
 * @param {Many} many
 * @param {string} webhook
 * @param {string} name
 * @param {import('b24-users/sync').Journal} journal
 */
async function work({ createClient, init, readTable }, webhook, name, journal) {
  await init()
  const client = await createClient({ webhook })
  const list = new TextEncoder().encode(`ID;Last name\r\n44;${name}\r\n45;\r\n999999;Nobody\r\n`)
  const plan = await client.plan(await readTable(list), { match: 'ID' })
  const report = await client.apply(plan, { journal })
  const people = await client.user.get({ FILTER: { ID: 44 } })
  const back = await client.undo(journal)
  // What reads it is a module of its own, which bundlers have to find.
  const book = await client.plan(await readTable(workbook()), { match: 'ID' })
  const { update, unchanged, unmatched } = plan.summary
  return {
    plan: { update, unchanged, unmatched },
    applied: report.summary.applied,
    names: people.result.map(({ LAST_NAME }) => LAST_NAME),
    back: back.summary.update,
    book: [...book.rows()].map(({ id, changes }) => [id, changes?.['LAST_NAME']?.after]),
  }
}
