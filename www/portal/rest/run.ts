import { methods } from '../methods/index.ts'
import { upperCaseKeys } from '../php/value.ts'
import type { Call, Caller, Labour, Method, TimedAnswer } from '../world/call.ts'
import { keep } from '../world/bounded.ts'
import { errorBody, RestError } from '../world/error.ts'
import { faultError, strike } from '../world/fault.ts'
import { spend, usage } from '../world/limits.ts'
import { noteCall, type Seen } from '../world/state.ts'
import type { World } from '../world/world.ts'
import { requireScope } from './auth.ts'
import { timeBlock } from './http.ts'

/** Accounts whose work is counted. */
const MOST_ACCOUNTS = 10_000

/** What a method is run with, but for its caller and what we hand in ourselves. */
type Order = Omit<Call, 'caller' | 'world' | 'methods' | 'run'>

/** Runs a method: known, then authorisation and scope, then operating time, then the method. */
export function runMethod(world: World, name: string, order: Order, findCaller: () => Caller): TimedAnswer {
  const method = methods[name]
  if (!method || !Object.hasOwn(methods, name)) {
    throw new RestError('ERROR_METHOD_NOT_FOUND', 'Method not found!', 404)
  }
  const caller = findCaller()
  requireScope(caller, method.scopes, order.batched)
  const account = `${caller.account} ${name}`
  const { operating } = world.state
  if (usage(operating.get(account), world.now()).seconds >= world.operatingLimit) {
    throw new RestError('OPERATION_TIME_LIMIT', 'Method is blocked due to operation time limit.', 429)
  }
  const call: Call = {
    ...order,
    world,
    caller,
    methods,
    run: (command, sent) => runCommand(call, command, sent),
  }
  const { labour } = order
  const started = world.now() + labour.milliseconds
  const answer = timed(world, name, method, account, labour, () => method.run(call))
  order.seen.applied = !isRefusal(answer.result)
  const finished = world.now() + labour.milliseconds
  const used = usage(operating.get(account), finished)
  return { ...answer, time: timeBlock(started, finished, world.offsetMinutes, used) }
}

/** Runs one command of a batch for the caller of that, unless a fault strikes it. */
function runCommand(
  { world, caller, origin, seen: outer, labour }: Call,
  name: string,
  sent: Call['sent'],
): TimedAnswer {
  const seen = noteCall((outer.commands ??= []), name, world.now())
  if (Object.hasOwn(methods, name) && methods[name]?.composite) {
    throw new RestError('ERROR_BATCH_METHOD_NOT_ALLOWED', 'Method is not allowed for batch usage', 405)
  }
  const order = { sent, parameters: upperCaseKeys(sent), origin, batched: true, seen, labour }
  return struck(world, seen) ?? runMethod(world, name, order, () => caller)
}

/** What a command gets when a fault strikes it alone. */
function struck(world: World, seen: Seen): TimedAnswer | undefined {
  const fault = strike(world.state.faults, 'command', seen.method)
  if (fault?.kind !== 'status' && fault?.kind !== 'error-in-200') return undefined
  seen.fault = fault.kind
  const now = world.now()
  const error = faultError(fault)
  if (fault.kind === 'status') throw error
  return { result: errorBody(error), time: timeBlock(now, now, world.offsetMinutes, usage(undefined, now)) }
}

/** Does the work and puts its seconds on the account, also when it ends in a refusal. */
function timed<T>(
  world: World,
  name: string,
  method: Method,
  account: string,
  labour: Labour,
  work: () => T,
): T {
  const started = world.now()
  try {
    return work()
  } finally {
    const finished = world.now()
    if (!method.composite) {
      const milliseconds = world.work(name)
      labour.milliseconds += milliseconds
      const seconds = world.operatingCost?.(name) ?? (finished - started + milliseconds) / 1000
      const { operating } = world.state
      keep(operating, account, spend(operating.get(account), seconds, finished), MOST_ACCOUNTS)
    }
  }
}

/** A few methods refuse by a result that holds an error. */
function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'error' in result
}
