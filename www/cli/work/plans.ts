import { existsSync } from 'node:fs'
import {
  type CapOf,
  fileJournal,
  formatPath,
  type MakingOptions,
  type Plan,
  type PlanOptions,
  readTable,
  type TableOptions,
  type UndoOptions,
} from '../../package/sync/node.ts'
import type { AnswerOptions, ConnectionOptions } from '../options.ts'
import { openClient } from './client.ts'
import { Exit, Refusal } from './exit.ts'
import { readNamed, restOfBytes } from './input.ts'
import { OWN, writing } from './output.ts'
import { coloured } from './colours.ts'
import { progressTo } from './progress.ts'
import { stoppable } from './signals.ts'
import { type Progress, stepOfPlan } from './step.ts'
import { note, print } from './streams.ts'

interface CapOptions extends ConnectionOptions, AnswerOptions {
  cap?: string[]
  protect?: number[]
}

interface ListOptions extends CapOptions {
  match: 'XML_ID' | 'EMAIL' | 'ID'
  missing: 'ignore' | 'dismiss'
  column?: string[]
  encoding?: string
  delimiter?: string
  form?: 'csv' | 'json' | 'jsonl'
  sheet?: string
  dates?: 'day' | 'month'
  blank?: 'keep' | 'clear'
  language?: string
  detailedExitcode?: boolean
}

/** Compares a list with the portal, and shows what would change. */
export async function plan([list]: [list: string], options: ListOptions): Promise<number> {
  const source = list === '-' ? await restOfBytes() : await readNamed(list, 'The list')
  const { encoding, delimiter, form, dates, blank, language, match, missing, timeout } = options
  const sheet =
    options.sheet !== undefined && /^\d+$/.test(options.sheet) ? Number(options.sheet) : options.sheet
  const known: TableOptions = { encoding, delimiter: signOf(delimiter), form, dates, blank, language, sheet }
  const table = await readTable(source, { ...known, columns: columnsOf(options.column ?? []) })
  const told: PlanOptions = { ...capsOf(options), match, missing, language, timeout }
  return making(options, async (more) => {
    const { client } = await openClient(options)
    return client.plan(table, { ...told, ...more })
  })
}

/** Makes the plan that takes a run back, and shows it. */
export async function undo([journal]: [journal: string], options: CapOptions): Promise<number> {
  if (!existsSync(journal)) throw new Refusal(`The journal ${journal} is not there.`)
  return making(options, async (more) => {
    const { client } = await openClient(options)
    const back = await client.undo(fileJournal(journal), { ...capsOf(options), ...more })
    tellLosses(back)
    if (hasPhotos(back)) note(`It gives photos back: apply it with --photos-of ${journal}`)
    return back
  })
}

async function making(
  options: CapOptions & { detailedExitcode?: boolean },
  make: (more: MakingOptions) => Promise<Plan>,
): Promise<number> {
  const { out, json = false } = options
  return writing(
    out === undefined && !json ? '_utf8_' : out,
    async (output) => {
      const made = await stoppable(async (signal) => {
        const progress = await progressOfPlan(json)
        try {
          return await make({ signal, onProgress: (now) => progress.tell(stepOfPlan(now)) })
        } finally {
          progress.end()
        }
      })
      if (out !== undefined || json) await output.write(JSON.stringify(made))
      if (!json) showPlan(made, out)
      else tellIssues(made)
      return exitOf(made, options.detailedExitcode ?? false)
    },
    OWN,
  )
}

/** A plan is quickly made; only who looks on is told how far it is. */
function progressOfPlan(isJson: boolean): Promise<Progress> {
  return progressTo(isJson || !process.stderr.isTTY)
}

function exitOf(made: Plan, isDetailed: boolean): number {
  const { obstacles, update } = made.summary
  if (obstacles.some(({ code }) => code === 'cap')) return Exit.Cap
  if (obstacles.length > 0) return Exit.Error
  return isDetailed && update > 0 ? Exit.Changes : Exit.Done
}

const COLUMNS = 'Columns: --column CAPTION=CODE says what one is, --column CAPTION= leaves it out.'

/** Prints what a plan comes to: line by line, what is wrong, and in sum. */
function showPlan(made: Plan, out: string | undefined): void {
  print(made.text(), coloured)
  tellIssues(made)
  note(sumOf(made))
  const { obstacles, update } = made.summary
  if (obstacles.length > 0) {
    note('Nothing of it can be applied: something stands in its way.')
    if (obstacles.some(({ code }) => code === 'table')) note(COLUMNS)
  } else if (update > 0) {
    note(
      out === undefined
        ? 'Nothing was sent. To apply it, make it again with --out plan.json.'
        : `Nothing was sent. Apply it: b24-users apply ${out}`,
    )
  }
}

/** A plan in one line. */
export function sumOf(made: Plan): string {
  const { rows, update, unchanged, refused, unmatched, ambiguous, duplicate, protected: kept } = made.summary
  const parts = { update, unchanged, refused, unmatched, ambiguous, duplicate, protected: kept }
  const told = Object.entries(parts).filter(([, count]) => count > 0)
  return `${rows} ${rows === 1 ? 'row' : 'rows'}: ${told.map(([kind, count]) => `${count} ${kind}`).join(', ') || 'none'}.`
}

function tellIssues(made: Plan): void {
  for (const { line, row, issues = [] } of made.rows('refused')) {
    for (const { path, message, hint } of issues) {
      note([`line ${line ?? row ?? '?'}, ${formatPath(path)}: ${message}`, hint].filter(Boolean).join(' '))
    }
  }
}

function hasPhotos(back: Plan): boolean {
  for (const { changes } of back.rows('update')) if (changes?.['PERSONAL_PHOTO']?.after) return true
  return false
}

function tellLosses(back: Plan): void {
  for (const { key, lost = [], conflicts = {} } of back.rows()) {
    if (lost.length > 0) note(`${key} does not get back: ${lost.join(', ')}`)
    const fields = Object.keys(conflicts)
    if (fields.length > 0) note(`${key} was changed since, and stays: ${fields.join(', ')}`)
  }
}

function capsOf({ cap = [], protect }: CapOptions): Pick<UndoOptions, 'caps' | 'protect'> {
  const caps = cap.map((text) => {
    const [kind = '', value = ''] = text.split('=')
    const told: CapOf =
      value === 'none' ? null : value.endsWith('%') ? (value as `${number}%`) : Number(value)
    return [kind, told] as const
  })
  return { ...(caps.length > 0 ? { caps: Object.fromEntries(caps) } : {}), ...(protect ? { protect } : {}) }
}

function columnsOf(given: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.lastIndexOf('=')
      if (at < 1)
        throw new Refusal('--column is such as Position=WORK_POSITION, or Position= to leave it out.')
      return [text.slice(0, at), text.slice(at + 1) || null]
    }),
  )
}

/** Shells have no way to write a tab that people know. */
function signOf(delimiter: string | undefined): string | undefined {
  return delimiter === 'tab' || delimiter === '\\t' ? '\t' : delimiter
}
