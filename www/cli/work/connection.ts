import type { OneConnection } from '../../package/sync/node.ts'
import type { ConnectionOptions } from '../options.ts'
import { keepSecret } from '../secrets.ts'
import { Refusal } from './exit.ts'
import { nextLine } from './input.ts'
import { DEFAULT, type Profile, readProfiles } from './profiles.ts'

/** The way to a portal, and its host. */
export interface Connection {
  way: OneConnection
  host: string
}

let profileFound: Profile | undefined
let profileGiven: Profile | undefined

/** The connection that was found, secrets and all, for whoever goes on in the background. */
export function foundProfile(): Profile | undefined {
  return profileFound
}

/** Gives the connection, in place of all that options and variables say. */
export function giveProfile(profile: Profile): void {
  profileGiven = profile
}

const NONE =
  'Which portal? Give --url, B24_WEBHOOK, or B24_DOMAIN with B24_TOKEN; or save a connection by `b24-users login`.'

/** Finds the connection, or says that there is none. */
export async function connect(options: ConnectionOptions): Promise<Connection> {
  const found = await connectIfAny(options)
  if (!found) throw new Refusal(NONE)
  return found
}

/** Finds the connection, if there is one. */
export async function connectIfAny(options: ConnectionOptions): Promise<Connection | undefined> {
  profileFound = profileGiven ?? (await find(options))
  return profileFound && connectionOf(profileFound)
}

async function find({ url, token, profile }: ConnectionOptions): Promise<Profile | undefined> {
  const { B24_WEBHOOK, B24_DOMAIN, B24_TOKEN } = process.env
  if (url !== undefined) return typed(url, token)
  if (token !== undefined && profile === undefined) {
    if (B24_DOMAIN) return typed(B24_DOMAIN, token)
    throw new Refusal('--token needs the domain of the portal, as --url or B24_DOMAIN.')
  }
  if (profile === undefined) {
    if (B24_WEBHOOK) return { url: B24_WEBHOOK.trim() }
    if (B24_DOMAIN && B24_TOKEN) return { url: B24_DOMAIN.trim(), token: B24_TOKEN.trim() }
    if (B24_DOMAIN) throw new Refusal('B24_DOMAIN needs B24_TOKEN beside it.')
  }
  const found = new Map(Object.entries(await readProfiles())).get(profile ?? DEFAULT)
  if (!found && profile !== undefined)
    throw new Refusal(`There is no profile ${profile}; \`b24-users profiles\` lists them.`)
  return found && token !== undefined ? typed(found.url, token) : found
}

/** What was given by options; a dash stands for what is read. */
export async function typed(url: string, token: string | undefined): Promise<Profile> {
  const profile: Profile = { url: await line(url, 'The webhook, or the domain of the portal') }
  const given = token ?? (isWebhook(profile.url) ? undefined : process.env['B24_TOKEN'])
  if (given !== undefined && given !== '') profile.token = await line(given, 'The access token')
  return profile
}

async function line(given: string, question: string): Promise<string> {
  if (given !== '-') return given.trim()
  if (!process.stdin.isTTY) return nextLine()
  const { askSecret } = await import('../prompt.ts')
  return askSecret(question)
}

/** The way that a profile describes; its secrets are hidden from now on. */
export function connectionOf({ url, token }: Profile): Connection {
  const address = addressOf(url)
  const code = /\/rest\/\d+\/([^/]+)/.exec(address.pathname)?.[1]
  keepSecret(code)
  keepSecret(token)
  if (code !== undefined) {
    if (token !== undefined)
      throw new Refusal('A webhook takes no token: give the domain with it, or leave it out.')
    return { way: { webhook: address.href }, host: address.host }
  }
  if (token === undefined) {
    throw new Refusal(
      'The URL is no webhook, such as https://acme.bitrix24.com/rest/1/…/; a domain needs --token.',
    )
  }
  return { way: { oauth: { domain: address.host, accessToken: token } }, host: address.host }
}

function isWebhook(url: string): boolean {
  return /\/rest\/\d+\/[^/]/.test(url)
}

/** Hosts that are called by plain http. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

function addressOf(text: string): URL {
  try {
    if (/^https?:\/\//i.test(text)) return new URL(text)
    const address = new URL(`https://${text}`)
    return LOOPBACK.test(address.hostname) ? new URL(`http://${text}`) : address
  } catch {
    throw new Refusal('The URL is no address: it is a webhook, or the domain of a portal.')
  }
}
