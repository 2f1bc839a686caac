import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { fileJournal } from '../../package/sync/node.ts'
import { forgetJob, isGoing, type Job, readJob, readJobEnd, readJobs, readPart } from './job.ts'
import { Exit, Refusal } from './exit.ts'
import { journalStatus, showJournal } from './reports.ts'
import { note, print } from './streams.ts'
import { tableOf } from './table.ts'

interface StatusOptions {
  wait?: boolean
  json?: boolean
}

/** Milliseconds between looks. */
const PAUSE = 200

/** What is told of something in the background. */
interface Told extends Job {
  state: 'going' | 'done' | 'failed' | 'broken off'
  code?: number
  ended?: string
}

/** Tells what goes on in the background, and what became of it. */
export async function status(
  [what]: [what?: string],
  { wait = false, json = false }: StatusOptions,
): Promise<number> {
  if (what === undefined) return list(json)
  const job = await readJob(what)
  if (!job) {
    if (!existsSync(what))
      throw new Refusal(`${what} is neither a journal nor an id; \`b24-users status\` lists those.`)
    return showJournal(what, json)
  }
  let told = await toldOf(job)
  while (wait && told.state === 'going') {
    await setTimeout(PAUSE)
    told = await toldOf(job)
  }
  await show(told, json)
  return wait ? (told.code ?? Exit.Error) : Exit.Done
}

async function list(json: boolean): Promise<number> {
  const all = await Promise.all((await readJobs()).map(toldOf))
  if (json) print(JSON.stringify(all, null, 2))
  else if (all.length === 0) note('Nothing goes on in the background.')
  else {
    const rows = all.map(({ id, command, state, started, journal = '' }) => [
      id,
      command,
      state,
      started,
      journal,
    ])
    print(tableOf(['ID', 'COMMAND', 'STATE', 'STARTED', 'JOURNAL'], rows))
  }
  return Exit.Done
}

async function toldOf(job: Job): Promise<Told> {
  // Whether it lives is found out first: it writes its end before it dies.
  const going = await isGoing(job)
  const end = await readJobEnd(job.id)
  if (end) return { ...job, ...end, state: end.code === Exit.Done ? 'done' : 'failed' }
  return { ...job, state: going ? 'going' : 'broken off' }
}

async function show(told: Told, json: boolean): Promise<void> {
  const [answer, notes] = await Promise.all([readPart(told.id, 'out'), readPart(told.id, 'err')])
  const run =
    told.journal !== undefined && existsSync(told.journal) ? await journalStatus(told.journal) : undefined
  if (json) {
    print(JSON.stringify({ ...told, answer: jsonOr(answer), notes, ...(run ? { run } : {}) }, null, 2))
    return
  }
  note(
    `${told.command} ${told.id}: ${told.state}${told.code === undefined ? '' : `, exit code ${told.code}`}`,
  )
  if (notes !== '') note(notes)
  if (answer !== '') print(answer)
  if (told.journal !== undefined && run && told.state !== 'done') await showJournal(told.journal, false)
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/** Deletes a journal, or what is kept of something in the background. */
export async function forget([what]: [what: string]): Promise<number> {
  const job = await readJob(what)
  if (job) {
    if (await isGoing(job)) throw new Refusal(`${what} still goes on.`)
    await forgetJob(what)
  } else {
    if (!existsSync(what)) throw new Refusal(`${what} is neither a journal nor an id.`)
    // Nothing else is deleted by a mistyped name.
    await journalStatus(what)
    await fileJournal(what).forget()
  }
  note(`Forgotten: ${what}.`)
  return Exit.Done
}
