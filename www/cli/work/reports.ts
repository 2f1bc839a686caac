import { createReadStream, existsSync } from 'node:fs'
import { type Journal, type JournalReport, readJournal, type ReportRow } from '../../package/sync/node.ts'
import { Exit, Refusal } from './exit.ts'
import { OWN, writing } from './output.ts'
import { isDone, sumOfRun } from './rows.ts'
import { note, print } from './streams.ts'

interface ReportOptions {
  csv?: boolean
  state?: string
  json?: boolean
  out?: string
}

/** Tells what became of each row of a run. */
export async function report(
  [file]: [file: string],
  { csv, state, json, out }: ReportOptions,
): Promise<number> {
  const read = await open(file)
  if (csv && state !== undefined) throw new Refusal('--csv gives all rows: leave --state out.')
  return writing(
    out,
    async (output) => {
      const rows = [...read.rows(state as ReportRow['state'] | undefined)]
      const left = state === undefined ? rows.filter((row) => !isDone(row)) : rows
      if (csv) await output.write(read.toCSV())
      else if (json) await output.write(JSON.stringify({ ...headOf(read), rows }, null, 2))
      else await output.write(sumOfRun(read.summary, left))
      return Exit.Done
    },
    OWN,
  )
}

/** What a journal tells in sum. */
export async function journalStatus(file: string): Promise<object> {
  return headOf(await open(file))
}

/** Prints how far a run is. */
export async function showJournal(file: string, json: boolean): Promise<number> {
  const read = await open(file)
  if (json) print(JSON.stringify(headOf(read), null, 2))
  else {
    print(sumOfRun(read.summary, []))
    if (read.isEnded) note('The run has come to its end.')
    else note(`The run has not come to its end. Unless it still goes on: b24-users resume ${file}`)
  }
  return Exit.Done
}

function headOf({ portal, made, isUndo, isEnded, summary }: JournalReport): object {
  return { portal, made: new Date(made).toISOString(), isUndo, isEnded, summary }
}

async function open(file: string): Promise<JournalReport> {
  if (!existsSync(file)) throw new Refusal(`The journal ${file} is not there.`)
  return readJournal(readOnly(file))
}

/** A journal that is only looked at: the run that has it goes on. */
function readOnly(file: string): Journal {
  const refuse = () => Promise.reject(new Refusal('This journal is only read.'))
  return {
    open: () =>
      Promise.resolve({ read: () => createReadStream(file), append: refuse, close: () => Promise.resolve() }),
    forget: refuse,
  }
}
