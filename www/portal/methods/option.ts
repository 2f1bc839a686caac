import { isArray, type PhpValue, toText } from '../php/value.ts'
import { optionMap, optionsOf } from '../world/appOptions.ts'
import type { Answer, Call, Method } from '../world/call.ts'
import { argumentError, restDenied, serverFault } from '../world/error.ts'
import type { AppOptions } from '../world/state.ts'
import { requireApplication } from './application.ts'

/** Names that belong to the REST layer and reach no method. */
const RESERVED = new Set([
  'auth',
  'access_token',
  'auth_connector',
  'aplogin',
  'ap',
  'sessid',
  'start',
  'state',
  'token',
])

/** What the application keeps for everybody: one option, or all of them. */
export const appOptionGet: Method = {
  scopes: [],
  run: (call) => read(call, optionsOf(call.world, requireApplication(call))),
}

/** Keeps options for everybody; for administrators only. */
export const appOptionSet: Method = {
  scopes: [],
  run(call) {
    const options = optionsOf(call.world, requireApplication(call))
    const given = sentOptions(call)
    if (!call.caller.person.admin) throw restDenied('Administrator authorization required')
    return write(options, given)
  },
}

/** What the application keeps for the caller: one option, or all of them. */
export const userOptionGet: Method = { scopes: [], run: (call) => read(call, ownOptions(call)) }

/** Keeps options for the caller; others stay as they are, and none goes. */
export const userOptionSet: Method = {
  scopes: [],
  run: (call) => write(ownOptions(call), sentOptions(call)),
}

function ownOptions(call: Call): AppOptions {
  return optionsOf(call.world, requireApplication(call), call.caller.person.id)
}

function read({ sent }: Call, options: AppOptions): Answer {
  const name = sent['option'] ?? null
  return { result: name === null ? optionMap(options) : (options.get(toText(name)) ?? null) }
}

/** What stands in `options`; without it every parameter is one. Unlike other names these count as they are spelt. */
function sentOptions({ sent }: Call): readonly (readonly [string, PhpValue])[] {
  const options = sent['options'] ?? sent
  if (!isArray(options)) throw serverFault()
  const entries = Object.entries(options).filter(([name]) => options !== sent || !RESERVED.has(name))
  if (entries.length === 0) throw argumentError("Argument 'options' is null or empty", 'options')
  return entries
}

function write(options: AppOptions, given: readonly (readonly [string, PhpValue])[]): Answer {
  for (const [name, value] of given) options.set(name, value)
  return { result: true }
}
