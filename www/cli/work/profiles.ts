import envPaths from 'env-paths'
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refusal } from './exit.ts'
import { OWN } from './output.ts'

/** A connection that was saved. */
export interface Profile {
  url: string
  token?: string
}

/** The one that is taken unless another is named. */
export const DEFAULT = 'default'

const FILE = join(envPaths('b24-users', { suffix: '' }).config, 'profiles.json')

/** All that were saved, by name. */
export async function readProfiles(): Promise<Record<string, Profile>> {
  let text: string
  try {
    await refuseOthers()
    text = await readFile(FILE, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
  try {
    const { profiles } = JSON.parse(text) as { profiles: Record<string, Profile> }
    return profiles
  } catch {
    throw new Refusal(`${FILE} is not what \`b24-users login\` writes: delete it, and log in again.`)
  }
}

/** As ssh does: what others can read is no secret any more. Windows knows no such modes. */
async function refuseOthers(): Promise<void> {
  const { mode } = await stat(FILE)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Refusal(`Others can read ${FILE}: chmod 600 it, and think about new secrets.`)
  }
}

/** Saves one, or forgets it; gives the path of the file. */
export async function writeProfile(name: string, profile: Profile | undefined): Promise<string> {
  const profiles = new Map(Object.entries(await readProfiles()))
  if (profile) profiles.set(name, profile)
  else profiles.delete(name)
  const folder = dirname(FILE)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = `${FILE}.${process.pid}.draft`
  try {
    await writeFile(draft, `${JSON.stringify({ profiles: Object.fromEntries(profiles) }, null, 2)}\n`, {
      mode: OWN,
      flag: 'wx',
    })
    await chmod(draft, OWN)
    await rename(draft, FILE)
  } finally {
    await rm(draft, { force: true })
  }
  return FILE
}
