import { parseForm } from '../php/form.ts'
import { isArray, member, packArray, type PhpValue, toText, truthy } from '../php/value.ts'
import type { Call, Method, TimedAnswer } from '../world/call.ts'
import { errorBody, RestError, serverFault } from '../world/error.ts'

const MOST_COMMANDS = 50
const REFERENCE = /\$result((?:\[[^\][]*\])+)/g
/** Characters that references of one batch may put in: beyond, the server's memory would be used up. */
const MOST_PUT_IN = 8 * 1024 * 1024

/** Runs up to 50 commands in order; their failures never change the status of the answer. */
export const batch: Method = {
  scopes: [],
  composite: true,
  run(call) {
    const { CMD, HALT } = call.parameters
    const commands = isArray(CMD) ? Object.entries(CMD) : []
    const outcome = new Outcome()
    for (const [index, [key, command]] of commands.entries()) {
      if (typeof command !== 'string') continue
      // The gateway has hung up; what had begun before that is done.
      if (call.labour.milliseconds >= call.world.cutAfter) break
      const done = index < MOST_COMMANDS ? attempt(call, command, outcome) : tooMany()
      outcome.add(key, done)
      if (done instanceof RestError && truthy(HALT)) break
    }
    return { result: outcome.pack() }
  },
}

/** What the commands answered, key by key. */
class Outcome {
  readonly results = new Map<string, unknown>()
  /** Characters that references may still put in. */
  private room = MOST_PUT_IN
  private readonly errors = new Map<string, unknown>()
  private readonly totals = new Map<string, number>()
  private readonly nexts = new Map<string, number>()
  private readonly times = new Map<string, unknown>()

  /** What stands at a path such as `[first][0][ID]` in the results so far. */
  lookUp(path: string): PhpValue {
    const [first = '', ...rest] = path.slice(1, -1).split('][')
    const root = this.results.get(first) as PhpValue | undefined
    const found = rest.reduce<PhpValue | undefined>((value, key) => member(value, key), root) ?? null
    if (typeof found === 'string') this.room -= found.length
    if (this.room < 0) throw serverFault()
    return found
  }

  /** The same for the inside of a text, into which only scalars go. */
  textAt(path: string): string {
    const found = this.lookUp(path)
    return isArray(found) ? '' : toText(found)
  }

  add(key: string, done: TimedAnswer | RestError): void {
    if (done instanceof RestError) {
      this.errors.set(key, errorBody(done))
      return
    }
    this.results.set(key, done.result)
    if (done.total !== undefined) this.totals.set(key, done.total)
    if (done.next !== undefined) this.nexts.set(key, done.next)
    this.times.set(key, done.time)
  }

  pack(): Record<string, unknown> {
    return {
      result: packArray(this.results),
      result_error: packArray(this.errors),
      result_total: packArray(this.totals),
      result_next: packArray(this.nexts),
      result_time: packArray(this.times),
    }
  }
}

function attempt(call: Call, command: string, outcome: Outcome): TimedAnswer | RestError {
  const question = command.indexOf('?')
  const name = (question < 0 ? command : command.slice(0, question)).toLowerCase()
  const sent = question < 0 ? {} : parseForm(command.slice(question + 1))
  try {
    return call.run(name, substituteAll(sent, outcome))
  } catch (thrown) {
    if (thrown instanceof RestError) return thrown
    call.world.onFault(thrown)
    return serverFault()
  }
}

function tooMany(): RestError {
  return new RestError('ERROR_BATCH_LENGTH_EXCEEDED', 'Max batch length exceeded')
}

function substituteAll(map: Readonly<Record<string, PhpValue>>, outcome: Outcome): Record<string, PhpValue> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, substitute(value, outcome)]))
}

/** A value that is only a reference takes the earlier result whole; inside a text only scalars go in. */
function substitute(value: PhpValue, outcome: Outcome): PhpValue {
  if (Array.isArray(value)) return value.map((entry) => substitute(entry, outcome))
  if (isArray(value)) return substituteAll(value, outcome)
  if (typeof value !== 'string') return value
  const whole = /^\$result((?:\[[^\][]*\])+)$/.exec(value)
  if (whole?.[1] !== undefined) return outcome.lookUp(whole[1])
  return value.replace(REFERENCE, (_, path: string) => outcome.textAt(path))
}
