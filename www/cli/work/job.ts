import envPaths from 'env-paths'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { OWN } from './output.ts'

/** Something that goes on in the background. */
export interface Job {
  id: string
  /** Name of the command. */
  command: string
  pid: number
  /** When it was started, in ISO 8601. */
  started: string
  /** Where its run is recorded. */
  journal?: string
}

/** How it has ended. */
export interface JobEnd {
  code: number
  ended: string
}

/** Parts of what is kept of one, each a file: who it is, what it has printed, and how it has ended. */
export type JobPart = 'json' | 'out' | 'err' | 'end'

const PARTS: readonly JobPart[] = ['json', 'out', 'err', 'end']
const FOLDER = join(envPaths('b24-users', { suffix: '' }).data, 'background')

/** A file of one; its answers are personal data, so all are for their owner only. */
export function jobFile(id: string, part: JobPart): string {
  return join(FOLDER, `${id}.${part}`)
}

/** Keeps one. */
export async function writeJob(job: Job): Promise<void> {
  await writeFile(jobFile(job.id, 'json'), JSON.stringify(job), { mode: OWN })
}

/** Makes the folder that all are in. */
export async function makeJobFolder(): Promise<void> {
  await mkdir(FOLDER, { recursive: true, mode: 0o700 })
}

/** One of them, if there is one. */
export async function readJob(id: string): Promise<Job | undefined> {
  if (!/^[0-9a-f]+$/.test(id)) return undefined
  return parsed(await readPart(id, 'json')) as Job | undefined
}

/** How one has ended, if it has. */
export async function readJobEnd(id: string): Promise<JobEnd | undefined> {
  return parsed(await readPart(id, 'end')) as JobEnd | undefined
}

/** Text of a part; empty where there is none. */
export async function readPart(id: string, part: JobPart): Promise<string> {
  return readFile(jobFile(id, part), 'utf8').catch(() => '')
}

/** All of them, the oldest first. */
export async function readJobs(): Promise<Job[]> {
  const names = await readdir(FOLDER).catch(() => [])
  const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))
  const jobs = await Promise.all(ids.map(readJob))
  return jobs.filter((job) => job !== undefined).sort((a, b) => (a.started < b.started ? -1 : 1))
}

/** Deletes all that is kept of one. */
export async function forgetJob(id: string): Promise<void> {
  for (const part of PARTS) await rm(jobFile(id, part), { force: true })
}

/** Whether its process lives. */
export async function isGoing({ id, pid }: Job): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  // Its number may be another one's by now; where the system tells, the arguments name the id.
  const argumentsOf = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => id)
  return argumentsOf.includes(id)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
