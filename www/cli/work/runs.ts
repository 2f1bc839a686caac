import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  fileJournal,
  init,
  Plan,
  type Report,
  type RunOptions,
  type RunProgress,
} from '../../package/sync/node.ts'
import type { AnswerOptions, ConnectionOptions } from '../options.ts'
import { isInBackground, startJob } from './background.ts'
import { openClient } from './client.ts'
import { coloured } from './colours.ts'
import { connect } from './connection.ts'
import { Exit, Refusal } from './exit.ts'
import { parseJson, readNamed, restOfInput } from './input.ts'
import { openOutput, OWN, writing } from './output.ts'
import { sumOf } from './plans.ts'
import { progressTo } from './progress.ts'
import { stepOfRun } from './step.ts'
import { isDone, sumOfRun } from './rows.ts'
import { stoppable } from './signals.ts'
import { isTerminal, note } from './streams.ts'

interface ApplyOptions extends ConnectionOptions, AnswerOptions {
  journal?: string
  yes?: boolean
  report?: string
  onConflict?: 'skip' | 'stop'
  lanes?: number
  maxAge?: number
  photos?: boolean
  photosOf?: string
  detach?: boolean
}

/** Applies a plan, once somebody has said yes to it. */
export async function apply([file]: [file: string], options: ApplyOptions): Promise<number> {
  const text = file === '-' ? await restOfInput() : (await readNamed(file, 'The plan')).toString('utf8')
  await init()
  const plan = Plan.fromJSON(parseJson(text, 'The plan'))
  const { obstacles, update } = plan.summary
  const journal = options.journal ?? `${file === '-' ? 'plan' : file.replace(/\.json$/i, '')}.journal`
  await connect(options)
  if (obstacles.length === 0 && update > 0 && !(await isAgreed(plan, options))) return Exit.Cancelled
  if (options.detach && !isInBackground() && obstacles.length === 0) return startJob(resolve(journal))
  return running(options, journal, async (known) => {
    const { client } = await openClient(options)
    return client.apply(plan, { ...known, journal: fileJournal(journal) })
  })
}

/** Goes on with a run. */
export async function resume([journal]: [journal: string], options: ApplyOptions): Promise<number> {
  if (!existsSync(journal)) throw new Refusal(`The journal ${journal} is not there.`)
  await connect(options)
  if (options.detach && !isInBackground()) return startJob(resolve(journal))
  return running(options, journal, async (known) => {
    const { client } = await openClient(options)
    return client.resume(fileJournal(journal), known)
  })
}

async function isAgreed(plan: Plan, { yes = false }: ApplyOptions): Promise<boolean> {
  if (yes || isInBackground()) return true
  if (!isTerminal()) throw new Refusal('There is no terminal to ask in: say --yes.')
  note(plan.text(), coloured)
  note(sumOf(plan))
  const { askWhether } = await import('../prompt.ts')
  return askWhether(`Change ${plan.summary.update} people?`)
}

async function running(
  options: ApplyOptions,
  journal: string,
  begin: (known: RunOptions) => Promise<Report>,
): Promise<number> {
  const { onConflict, lanes, maxAge, timeout, photos, photosOf, json = false } = options
  if (photosOf !== undefined && !existsSync(photosOf)) {
    throw new Refusal(`The journal ${photosOf} is not there.`)
  }
  const files = photosOf === undefined ? undefined : fileJournal(photosOf)
  // Where the report goes to is tried before anything is sent.
  if (options.report !== undefined) await (await openOutput(options.report, OWN, '--report')).drop()
  return writing(options.out, async (output) => {
    const report = await stoppable(async (signal) => {
      const progress = await progressTo(json)
      const onProgress = (now: RunProgress) => progress.tell(stepOfRun(now))
      try {
        return await begin({ onConflict, lanes, maxAge, timeout, photos, files, signal, onProgress })
      } finally {
        progress.end()
      }
    }, 'Stopping: what is under way is awaited. Once more ends at once; the journal is safe.')
    if (options.report !== undefined) await writeFile(options.report, report.toCSV(), { mode: OWN })
    const rows = [...report.rows()].filter((row) => !isDone(row))
    await output.write(
      json
        ? JSON.stringify({ journal, stopped: report.stopped, summary: report.summary, rows }, null, 2)
        : sumOfRun(report.summary, rows),
    )
    return ended(report, rows.length, journal)
  })
}

function ended(report: Report, left: number, journal: string): number {
  const { stopped, error } = report
  if (stopped === undefined) {
    note(`Recorded in ${journal}. Take it back: b24-users undo ${journal}`)
    return left > 0 ? Exit.RowsFailed : Exit.Done
  }
  if (error) note(`error: ${error.message}`)
  note(`It has stopped before its end. Go on: b24-users resume ${journal}`)
  if (stopped === 'cancelled') return Exit.Cancelled
  return stopped === 'conflict' ? Exit.RowsFailed : Exit.Error
}
