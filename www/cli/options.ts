import { type Command, InvalidArgumentError, Option } from 'commander'
import { countIn, timeIn } from './numbers.ts'

/** How a portal is reached. */
export interface ConnectionOptions {
  url?: string
  token?: string
  profile?: string
  proxy?: string
  timeout?: number
  retries?: number
  debug?: boolean
}

/** How an answer is given. */
export interface AnswerOptions {
  json?: boolean
  out?: string
}

/** Adds what each command takes that speaks to a portal. */
export function withConnection(command: Command): Command {
  return command
    .option('--url <url>', 'webhook, or the domain of a portal when there is a token; - reads it')
    .option('--token <token>', 'access token of an application; - reads it')
    .option('--profile <name>', 'a connection that `b24-users login` has saved')
    .option(
      '--proxy <url>',
      'proxy, such as http://user:password@host:3128; `none` goes past those of the system',
    )
    .addOption(
      new Option(
        '--timeout <seconds>',
        'time that the portal has for a request, such as 30, 500ms, 2m',
      ).argParser(readTime),
    )
    .addOption(
      new Option('--retries <n>', 'attempts in all, where a second one does no harm').argParser(readCount),
    )
    .option('--debug', 'tells of each request on standard error')
}

/** Adds how the answer is given. */
export function withAnswer(command: Command): Command {
  return command
    .option('--json', 'gives JSON, also of errors')
    .option('--out <file>', 'writes the answer to a file, in UTF-8')
}

/** Adds the same option many times over. */
export function collect(text: string, before: readonly string[] = []): string[] {
  return [...before, text]
}

/** Milliseconds. */
export function readTime(text: string): number {
  const time = timeIn(text)
  if (time !== undefined) return time
  throw new InvalidArgumentError('It is a number of seconds, such as 30.')
}

/** A whole number from 1 on. */
export function readCount(text: string): number {
  const count = countIn(text)
  if (count !== undefined) return count
  throw new InvalidArgumentError('It is a whole number from 1 on.')
}
