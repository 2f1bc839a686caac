/** What a consumer of the checks alone does, whatever has brought them to it. */

/** @typedef {Pick<typeof import('b24-users/schemas'), 'init' | 'schemas'>} Checks */

/**
 * Never rejects, as some hosts have no way to tell: what went wrong is an outcome too.
 *
 * @param {Checks} checks
 * @param {string} name the person's new last name
 */
export async function consumeChecks({ init, schemas }, name) {
  try {
    await init()
    const wrong = schemas['user.update'].safeParse({ ID: 44, LAST_NAMES: name })
    const right = schemas['user.update'].safeParse({ ID: 44, ACTIVE: true, LAST_NAME: name })
    return {
      hints: wrong.success ? [] : wrong.error.issues.map(({ hint }) => hint),
      data: right.success ? right.data : right.error.issues,
    }
  } catch (error) {
    return { error: String(error), cause: error instanceof Error ? String(error.cause) : '' }
  }
}
