import { isRestError } from '../../package/sync/node.ts'
import type { MethodName } from '../argv.ts'
import { masked } from '../secrets.ts'
import { openDry, openOver } from './client.ts'
import { connect, type Connection } from './connection.ts'
import { Exit } from './exit.ts'
import { isInBackground, startJob } from './background.ts'
import { makeCall, type Make, type Parameters } from './methods.ts'
import { readObject } from './input.ts'
import { type Output, writing } from './output.ts'
import { showRequest, tellWarnings } from './reply.ts'
import { type CallOptions, flagOf, LIST, readSettings, type Settings } from './settings.ts'
import { stoppable } from './signals.ts'
import { print } from './streams.ts'
import type { Wire } from './wire.ts'

/** What a command of `oint` does: one call, whose answer is given as the portal gave it. */
export function answerCall(name: Exclude<MethodName, 'GetUserFilterStructure'>) {
  return async (_given: unknown[], options: CallOptions & Parameters): Promise<number> =>
    answer(options, () => makeCall(name, options))
}

/** Calls any method. */
export async function callMethod(
  [method, parameters]: [method: string, parameters?: string],
  options: CallOptions,
): Promise<number> {
  return answer(options, async () => {
    const given = parameters === undefined ? {} : await readObject(parameters, 'The parameters')
    return (client, signal) => client.call(method, given, { signal })
  })
}

async function answer(options: CallOptions, prepare: () => Promise<Make>): Promise<number> {
  if (options.config === true) {
    print(LIST)
    return Exit.Done
  }
  const settings = await readSettings(options)
  const connection = await connect(options)
  const make = await prepare()
  const known = { ...options, ...settings }
  if (options.test) return showRequest(connection, known, make)
  if (settings.dontwait && !isInBackground()) {
    // What is wrong is told here, and not later.
    const { client } = await openDry(connection, known)
    await make(client)
    return startJob()
  }
  return writing(options.out, (output) => send(connection, known, make, output))
}

async function send(
  connection: Connection,
  options: CallOptions & Settings,
  make: Make,
  output: Output,
): Promise<number> {
  const { client, wire } = await openOver(connection, options)
  try {
    const { warnings } = await stoppable((signal) => make(client, signal))
    tellWarnings(warnings)
    await output.write(answerIn(wire, options.advResponse))
    return Exit.Done
  } catch (error) {
    // A refusal is an answer, too.
    const hasAnswer = wire.last !== undefined && (isRestError(error) || options.advResponse)
    if (hasAnswer) await output.write(masked(answerIn(wire, options.advResponse)))
    else await output.drop()
    throw error
  }
}

function answerIn(wire: Wire, isWhole: boolean): string {
  const { code, headers, body, isJson } = wire.last ?? { code: 0, headers: {}, body: '', isJson: false }
  if (isWhole) return JSON.stringify({ code, body, headers }, null, 2)
  return isJson ? JSON.stringify(body, null, 2) : String(body)
}

const CONDITIONS = {
  NAME: '<first name>',
  LAST_NAME: '<last name>',
  WORK_POSITION: '<position>',
  UF_DEPARTMENT_NAME: '<name of the department>',
  USER_TYPE: '<employee, extranet or email>',
}

/** Names the conditions of `FindUsers`; they are the same everywhere. */
export async function filterStructure(
  _given: unknown[],
  { empty = false, out }: { empty?: string | boolean; out?: string },
): Promise<number> {
  const isEmpty = flagOf(empty, '--empty')
  const shown = Object.entries(CONDITIONS).map(([name, text]) => [name, isEmpty ? '' : text])
  return writing(out, async (output) => {
    await output.write(JSON.stringify(Object.fromEntries(shown), null, 2))
    return Exit.Done
  })
}
