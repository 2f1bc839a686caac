/** What every consumer does, whatever has brought the package to it: checks inputs, changes a person, reads it back. */

/** @typedef {Pick<typeof import('b24-users'), 'createClient' | 'init' | 'schemas'>} Library */

/**
 * Never rejects, as some hosts have no way to tell: what went wrong is an outcome too.
 *
 * @param {Library} library
 * @param {string} webhook
 * @param {string} name the person's new last name
 */
export async function consume(library, webhook, name) {
  try {
    return await work(library, webhook, name)
  } catch (error) {
    return { error: String(error), cause: error instanceof Error ? String(error.cause) : '' }
  }
}

/**
 * @param {Library} library
 * @param {string} webhook
 * @param {string} name
 */
async function work({ createClient, init, schemas }, webhook, name) {
  await init()
  const change = { ID: 44, ACTIVE: true, LAST_NAME: name }
  const wrong = schemas['user.update'].safeParse({ ID: 44, LAST_NAMES: name })
  const right = schemas['user.update'].safeParse(change)

  const client = await createClient({ webhook })
  const { result } = await client.user.update(change)
  const people = await client.user.get({ FILTER: { ID: 44 } })
  return {
    hints: wrong.success ? [] : wrong.error.issues.map(({ hint }) => hint),
    data: right.success ? right.data : right.error.issues,
    result,
    names: people.result.map(({ LAST_NAME }) => LAST_NAME),
  }
}
