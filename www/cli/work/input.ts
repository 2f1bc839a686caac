import JSON5 from 'json5'
import { readFile } from 'node:fs/promises'
import { buffer, text as textOf } from 'node:stream/consumers'
import { Refusal } from './exit.ts'

let given: Promise<string> | undefined
let isRestTaken = false

/** Gives what stands in the place of standard input; whatever goes on in the background has been given it. */
export function giveInput(text: string): void {
  given = Promise.resolve(text)
}

/** What is left of standard input, without taking it. */
export async function peekInput(): Promise<string> {
  return (await given) ?? ''
}

/** The next line of standard input. */
export async function nextLine(): Promise<string> {
  const [line = '', ...rest] = (await all()).split(/\r?\n/)
  given = Promise.resolve(rest.join('\n'))
  return line.trim()
}

/** What is left of standard input. */
export async function restOfInput(): Promise<string> {
  if (isRestTaken) throw new Refusal('Only one option can read all of standard input.')
  isRestTaken = true
  return all()
}

/** The same as bytes, of which nothing is known. */
export async function restOfBytes(): Promise<Buffer> {
  if (isRestTaken || given !== undefined) return Buffer.from(await restOfInput())
  isRestTaken = true
  return buffer(process.stdin)
}

function all(): Promise<string> {
  given ??= textOf(process.stdin)
  return given
}

/** Bytes of a file that was named. */
export async function readNamed(path: string, name: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? 'is not there' : code === 'EISDIR' ? 'is a folder' : 'cannot be read'
    throw new Refusal(`${name}: the file ${path} ${why}.`)
  }
}

/** Text of a file that was named. */
async function readText(path: string, name: string): Promise<string> {
  const bytes = await readNamed(path, name)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal(`${name}: the file ${path} is not UTF-8.`)
  }
}

/** What JSON says that stands there, in a file, or in standard input; also with single quotes, as `oint` takes it. */
export async function readJson(given: string, name: string): Promise<unknown> {
  const trimmed = given.trim()
  if (trimmed === '') throw new Refusal(`${name} is empty: it is JSON, a path to a .json file, or -.`)
  if (/^[{["']/.test(trimmed)) return parseJson(trimmed, name)
  return parseJson(trimmed === '-' ? await restOfInput() : await readText(trimmed, name), name)
}

/** The same of an object. */
export async function readObject(given: string, name: string): Promise<Record<string, unknown>> {
  const value = await readJson(given, name)
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw new Refusal(`${name} is no object: it begins with { and ends with }.`)
}

/** Tells where it is wrong, and nothing of what it says. */
export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // It may be of the kind that needs fewer quotes.
  }
  try {
    return JSON5.parse(text)
  } catch (error) {
    const { lineNumber, columnNumber } = error as { lineNumber?: number; columnNumber?: number }
    const at = lineNumber === undefined ? '' : ` at line ${lineNumber}, column ${columnNumber ?? 1}`
    throw new Refusal(`${name} is not JSON: something is wrong${at}.`)
  }
}
