/** Every error there is, and what to do for each. */
import * as b24 from 'b24-users'

/** A sentence for whoever asked for the change; what is no error of ours is thrown on. */
export function explain(error: unknown): string {
  // Nothing was sent. Each issue has its place, so that a form can show it beside the field.
  if (b24.isValidationError(error)) return error.issues.map(({ message }) => message).join(' ')
  if (b24.isRestError(error)) {
    // It is busy, or the token has ended. The client has waited, refreshed and tried again by then, if it could.
    if (error.retryable) return 'The portal does not take it now. Try again later.'
    // The code is often just ERROR_CORE; a bare word like this one is safe to compare with.
    if (error.description === 'access_denied') return 'You may not change this person.'
    // A text of the portal can be empty, translated, or hold HTML: show it as text.
    return `The portal refused: ${error.description || error.code || 'it does not say why'}`
  }
  // The change may have been made: look before it is made again.
  if (b24.isTimeoutError(error) || b24.isTransportError(error)) {
    return 'No answer came. The change may have been made: look before you try again.'
  }
  // Somebody pressed "Cancel", which is no news to them. What had left already may be done.
  if (b24.isAbortedError(error)) return ''
  // The core could not be loaded: its file is missing, or the page's policy forbids it. The message says which.
  if (b24.isB24Error(error)) return error.message
  throw error
}

/** Renames a person, and says how it went: with `settle` a failure is a value. */
export async function rename(client: b24.Client, ID: number, NAME: string, signal?: AbortSignal) {
  const renamed = await b24.settle(client.user.update({ ID, NAME }, { signal }))
  if (!renamed.success) return explain(renamed.error)
  return ['Saved.', ...renamed.data.warnings.map(({ message }) => message)].join(' ')
}
