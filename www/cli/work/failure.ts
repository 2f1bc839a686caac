import {
  formatPath,
  isAbortedError,
  isB24Error,
  isJournalError,
  isPlanError,
  isRestError,
  isTimeoutError,
  isTransportError,
  isValidationError,
} from '../../package/sync/node.ts'
import { masked } from '../secrets.ts'
import type { AnswerOptions } from '../options.ts'
import { Exit, Refusal } from './exit.ts'
import { type Flags, messageBy } from './flags.ts'
import { note } from './streams.ts'

/** What helps, by the portal's code. */
const ADVICE: Readonly<Record<string, string>> = {
  expired_token: 'The access token has ended: get a new one.',
  invalid_token: 'The access token is wrong, or of another portal.',
  NO_AUTH_FOUND: 'The portal wants a token: give --token, or a webhook as --url.',
  INVALID_CREDENTIALS: 'The webhook is wrong, or was deleted.',
  insufficient_scope: 'The webhook or the application may not call this method.',
}

const UNSURE = 'It may have reached the portal: look there before you send it again.'

const JOURNAL_ADVICE: Readonly<Record<string, string>> = {
  used: 'Go on with it by `b24-users resume`, or name another by --journal.',
  failed: 'Is its folder there, and may you write in it?',
  locked: 'Where that run has ended, it can be had again at once; else wait for its end.',
  unbegun: 'Nothing was sent: delete the file, and apply the plan again.',
}

/** Tells why a command failed; gives the exit code. */
export function tell(
  error: unknown,
  { json = false, debug = false }: AnswerOptions & { debug?: boolean },
  flags: Flags,
): number {
  const code = exitOf(error)
  const message = messageOf(error, flags)
  if (json) note(JSON.stringify({ error: dataOf(error, masked(message)) }))
  else for (const line of linesOf(error, message)) note(line)
  if (debug && error instanceof Error && error.stack !== undefined) note(error.stack)
  return code
}

/** The exit code of what was thrown. */
export function exitOf(error: unknown): number {
  const { name } = error as { name?: string }
  // Prompts end by an error of their own.
  if (name === 'AbortedError' || name === 'ExitPromptError' || name === 'AbortPromptError')
    return Exit.Cancelled
  if (isPlanError(error) && error.obstacles.some((obstacle) => obstacle.code === 'cap')) return Exit.Cap
  return Exit.Error
}

function linesOf(error: unknown, message: string): string[] {
  if (exitOf(error) === Exit.Cancelled) {
    return isAbortedError(error) && error.sent ? ['Cancelled.', UNSURE] : ['Cancelled.']
  }
  const lines = [`error: ${message}`]
  const advice = adviceFor(error)
  return advice === undefined ? lines : [...lines, advice]
}

function messageOf(error: unknown, flags: Flags): string {
  if (isValidationError(error)) return messageBy(flags, error)
  if (isTransportError(error) && error.status !== undefined) return `${error.message} (HTTP ${error.status})`
  if (error instanceof Refusal || isB24Error(error)) return error.message
  const { code, message } = error as NodeJS.ErrnoException
  // Where a file is, whoever named it knows; what else is in such messages is Node's own.
  return code === undefined ? `${message} (This is a fault of b24-users.)` : message
}

function adviceFor(error: unknown): string | undefined {
  if (isRestError(error)) return ADVICE[error.code]
  if (isJournalError(error)) return JOURNAL_ADVICE[error.code]
  if (isTransportError(error) && /CERT|SIGNATURE|ALTNAME/.test(error.code ?? '')) {
    return 'Its certificate is of nobody that Node knows: NODE_EXTRA_CA_CERTS names a file with others.'
  }
  if ((isTransportError(error) || isTimeoutError(error)) && error.sent) {
    return UNSURE
  }
  return undefined
}

function dataOf(error: unknown, message: string): object {
  const data: Record<string, unknown> = { name: (error as Error).name, message }
  if (isValidationError(error)) {
    data['issues'] = error.issues.map((issue) => ({ ...issue, path: formatPath(issue.path) }))
  }
  if (isRestError(error)) Object.assign(data, { code: error.code, description: error.description })
  if (isPlanError(error)) {
    const { code, obstacles } = error
    Object.assign(data, { code, obstacles })
  }
  if (isJournalError(error)) data['code'] = error.code
  return data
}
