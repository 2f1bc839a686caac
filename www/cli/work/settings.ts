import type { ConnectionOptions } from '../options.ts'
import { countIn, timeIn } from '../numbers.ts'
import { Refusal } from './exit.ts'
import { readObject } from './input.ts'
import { proxyOf } from './proxyOf.ts'

/** Options of a command that makes one call. */
export interface CallOptions extends ConnectionOptions {
  config?: string | true
  advResponse?: boolean
  dontwait?: boolean
  test?: boolean
  json?: boolean
  out?: string
}

/** What `--config` and the options beside it come to. */
export interface Settings {
  proxy?: string
  timeout?: number
  retries?: number
  advResponse: boolean
  dontwait: boolean
}

/** What `--config` takes, as it is listed. */
export const LIST = `proxy         an address, or an object of Protocol, Host, Port, User, Password, UseOSAuthentication
timeout       seconds that the portal has for a request
adv_response  true gives the whole answer: code, headers, body
retries       attempts in all, on answers of 5xx and lost ones, where a second one does no harm
dontwait      true goes on in the background; \`b24-users status\` tells what becomes of it

As options: --proxy, --timeout, --adv-response, --retries, --dontwait`

/** Reads them; plain options count more. */
export async function readSettings(options: CallOptions): Promise<Settings> {
  const config = typeof options.config === 'string' ? await readObject(options.config, '--config') : {}
  const told: Partial<Settings> = {}
  for (const [name, value] of Object.entries(config)) put(told, name, value)
  const { proxy, timeout, retries, advResponse, dontwait } = options
  if (proxy !== undefined) told.proxy = proxy
  if (timeout !== undefined) told.timeout = timeout
  if (retries !== undefined) told.retries = retries
  return {
    ...told,
    advResponse: advResponse ?? told.advResponse ?? false,
    dontwait: dontwait ?? told.dontwait ?? false,
  }
}

function put(told: Partial<Settings>, name: string, value: unknown): void {
  switch (name.toLowerCase()) {
    case 'proxy':
      told.proxy = proxyOf(value)
      return
    case 'timeout':
      told.timeout = timeOf(value)
      return
    case 'retries':
      told.retries = countOf(value)
      return
    case 'adv_response':
      told.advResponse = flagOf(value, '--config: adv_response')
      return
    case 'dontwait':
      told.dontwait = flagOf(value, '--config: dontwait')
      return
    default:
      throw new Refusal(`--config: ${name} is not known. There are:\n${LIST}`)
  }
}

function timeOf(value: unknown): number {
  const time = timeIn(String(value))
  if (time !== undefined) return time
  throw new Refusal('--config: timeout is a number of seconds, such as 30.')
}

function countOf(value: unknown): number {
  const count = countIn(String(value))
  if (count !== undefined) return count
  throw new Refusal('--config: retries is a whole number from 1 on.')
}

/** A flag as people write it. */
export function flagOf(value: unknown, name: string): boolean {
  const word = String(value).toLowerCase()
  if (['true', '1', 'yes', 'y'].includes(word)) return true
  if (['false', '0', 'no', 'n'].includes(word)) return false
  throw new Refusal(`${name} is true or false.`)
}
