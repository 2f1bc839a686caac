import type { ConnectionOptions } from '../options.ts'
import { openOver } from './client.ts'
import { connectionOf, typed } from './connection.ts'
import { Exit, Refusal } from './exit.ts'
import { DEFAULT, readProfiles, writeProfile } from './profiles.ts'
import { stoppable } from './signals.ts'
import { isTerminal, note, print } from './streams.ts'
import { tableOf } from './table.ts'

interface LoginOptions extends ConnectionOptions {
  check: boolean
  json?: boolean
}

/** Saves a connection, once it has been tried. */
export async function login(_given: unknown[], options: LoginOptions): Promise<number> {
  const { B24_WEBHOOK, B24_DOMAIN } = process.env
  const url = options.url ?? B24_WEBHOOK ?? B24_DOMAIN ?? (isTerminal() ? '-' : undefined)
  if (url === undefined) throw new Refusal('Give --url; `--url -` reads it from standard input.')
  const profile = await typed(url, options.token)
  // A domain alone cannot be what was meant.
  if (profile.token === undefined && isTerminal() && !/\/rest\/\d+\//.test(profile.url)) {
    const { askSecret } = await import('../prompt.ts')
    profile.token = (await askSecret('The access token')).trim()
  }
  const connection = connectionOf(profile)
  const name = options.profile ?? DEFAULT
  const caller = options.check ? await callerOf(connection, options) : undefined
  const file = await writeProfile(name, profile)
  if (options.json) print(JSON.stringify({ profile: name, portal: connection.host, caller, file }, null, 2))
  else note(`Saved as ${name} in ${file}: ${connection.host}${caller === undefined ? '' : `, as ${caller}`}.`)
  return Exit.Done
}

async function callerOf(connection: ReturnType<typeof connectionOf>, options: LoginOptions): Promise<string> {
  const { client } = await openOver(connection, options)
  const { result } = await stoppable((signal) => client.user.current({}, { signal }))
  const words = [result.NAME, result.LAST_NAME].filter(Boolean).join(' ')
  return words === '' ? `the person ${result.ID}` : `${words} (${result.ID})`
}

/** Forgets a connection. */
export async function logout(
  _given: unknown[],
  { profile = DEFAULT }: { profile?: string },
): Promise<number> {
  if (!Object.hasOwn(await readProfiles(), profile)) throw new Refusal(`There is no profile ${profile}.`)
  await writeProfile(profile, undefined)
  note(`Forgotten: ${profile}. The webhook or token itself is ended in the portal.`)
  return Exit.Done
}

/** Lists the connections that are saved. */
export async function profiles(_given: unknown[], { json = false }: { json?: boolean }): Promise<number> {
  const all = Object.entries(await readProfiles()).map(([profile, { url, token }]) => {
    const { host } = connectionOf({ url, ...(token === undefined ? {} : { token }) })
    return { profile, portal: host, by: token === undefined ? 'webhook' : 'token' }
  })
  if (json) print(JSON.stringify(all, null, 2))
  else if (all.length === 0) note('None is saved; `b24-users login` saves one.')
  else {
    const rows = all.map(({ profile, portal, by }) => [profile, portal, by])
    print(tableOf(['PROFILE', 'PORTAL', 'BY'], rows))
  }
  return Exit.Done
}
