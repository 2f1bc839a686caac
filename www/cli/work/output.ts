import { constants } from 'node:fs'
import { access, open, rm, stat, writeFile } from 'node:fs/promises'
import { Refusal } from './exit.ts'
import { note, print } from './streams.ts'

/** Where an answer goes. */
export interface Output {
  write(text: string): Promise<void>
  /** Nothing comes: a file that was made for it is gone again. */
  drop(): Promise<void>
}

/** Mode of a file with personal data or secrets: its owner reads and writes it. */
export const OWN = 0o600

/** Names that stand for a form on standard output, as `oint` has them. */
const FORMS: Readonly<Record<string, (text: string) => string>> = {
  _utf8_: (text) => text,
  _hex_: (text) => Buffer.from(text).toString('hex'),
  _base64_: (text) => Buffer.from(text).toString('base64'),
}

/** Finds out whether the answer can be written, before anything is sent. */
export async function openOutput(path: string | undefined, mode = 0o666, option = '--out'): Promise<Output> {
  const form = path === undefined ? FORMS['_utf8_'] : FORMS[path]
  if (form) {
    return {
      write: (text) => {
        print(form(text))
        return Promise.resolve()
      },
      drop: () => Promise.resolve(),
    }
  }
  const file = path as string
  const isNew = !(await isThere(file, option))
  await tryFile(file, isNew, mode, option)
  return {
    async write(text) {
      await writeFile(file, text.endsWith('\n') ? text : `${text}\n`)
      note(`Written to ${file}.`)
    },
    async drop() {
      if (isNew) await rm(file, { force: true })
    },
  }
}

async function isThere(file: string, option: string): Promise<boolean> {
  return stat(file).then(
    (found) => {
      if (found.isDirectory()) throw new Refusal(`${option}: ${file} is a folder.`)
      return true
    },
    () => false,
  )
}

async function tryFile(file: string, isNew: boolean, mode: number, option: string): Promise<void> {
  try {
    if (isNew) await (await open(file, 'wx', mode)).close()
    else await access(file, constants.W_OK)
  } catch {
    throw new Refusal(`${option}: ${file} cannot be written.`)
  }
}

/** Lets something be written; when that fails, nothing is left of a file that was not there before. */
export async function writing(
  path: string | undefined,
  make: (output: Output) => Promise<number>,
  mode?: number,
) {
  const output = await openOutput(path, mode)
  try {
    return await make(output)
  } catch (error) {
    await output.drop()
    throw error
  }
}
