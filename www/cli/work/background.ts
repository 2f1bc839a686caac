import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { foundProfile, giveProfile } from './connection.ts'
import { Exit } from './exit.ts'
import { giveInput, peekInput } from './input.ts'
import { jobFile, type JobEnd, makeJobFolder, writeJob } from './job.ts'
import { OWN } from './output.ts'
import type { Profile } from './profiles.ts'
import { print } from './streams.ts'

/** What a process in the background is told by its standard input: nobody else sees that. */
interface Orders {
  argv: string[]
  input: string
  profile: Profile | undefined
}

let isBackground = false

/** Whether this process goes on in the background. */
export function isInBackground(): boolean {
  return isBackground
}

/** Does what the arguments of this process say in another one, which stays when this one has ended. */
export async function startJob(journal?: string): Promise<number> {
  const id = randomBytes(4).toString('hex')
  const argv = process.argv.slice(2)
  await makeJobFolder()
  const [out, err] = await Promise.all([
    open(jobFile(id, 'out'), 'wx', OWN),
    open(jobFile(id, 'err'), 'wx', OWN),
  ])
  try {
    const program = fileURLToPath(new URL('../cli.js', import.meta.url))
    const child = spawn(process.execPath, [...process.execArgv, program, 'in-background', id], {
      detached: true,
      stdio: ['pipe', out.fd, err.fd],
    }) as ChildProcessByStdio<Writable, null, null>
    await once(child, 'spawn')
    const job = {
      id,
      command: commandIn(argv),
      pid: child.pid ?? 0,
      started: new Date().toISOString(),
      ...(journal === undefined ? {} : { journal }),
    }
    await writeJob(job)
    const orders: Orders = { argv, input: await peekInput(), profile: foundProfile() }
    await pipeline([JSON.stringify(orders)], child.stdin)
    child.unref()
    print(JSON.stringify({ ...job, status: `b24-users status ${id}` }, null, 2))
    return Exit.Done
  } finally {
    await Promise.all([out.close(), err.close()])
  }
}

/** Takes over in the new process; gives the arguments. */
export async function receiveJob(id: string): Promise<string[]> {
  const { argv, input, profile } = JSON.parse(await text(process.stdin)) as Orders
  isBackground = true
  giveInput(input)
  if (profile) giveProfile(profile)
  process.on('exit', (code) => {
    const end: JobEnd = { code, ended: new Date().toISOString() }
    writeFileSync(jobFile(id, 'end'), JSON.stringify(end), { mode: OWN })
  })
  return argv
}

function commandIn(argv: readonly string[]): string {
  return argv.find((argument) => !argument.startsWith('-') && argument.toLowerCase() !== 'bitrix24') ?? ''
}
