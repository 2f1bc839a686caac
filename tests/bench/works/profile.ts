import type { Row } from '../checked.ts'
import type { Contender } from '../contender.ts'
import { dice } from '../sample/dice.ts'
import { wholePerson } from '../sample/person.ts'
import { rules } from '../rules.mjs'
import type { Turn, Turns } from '../turn.ts'

/** Calls in one turn. */
export const calls = 50

/** Name of the call that others add something to. */
export const shortestCall = 'ID and LAST_NAME'

/** Stands before the name of a field that is added to the shortest call. */
export const fieldMark = '+ '

/** What a field is added to when its own cost is asked for. */
const base = { ID: 1, LAST_NAME: 'Lama' }

/** Calls that differ in one thing each, so that a part's cost is a difference of two. */
export function profileTurns({ check }: Contender): Turns {
  const person = { ...wholePerson(dice(24), 27), ...base }
  const inputs: readonly (readonly [name: string, input: unknown])[] = [
    ['not an object', 27],
    ['an empty object', {}],
    [shortestCall, base],
    ['the same, LAST_NAME wrong', { ...base, LAST_NAME: 27 }],
    ['and a name that is no field', { ...base, WORK_POSITON: 'x' }],
    ['and a text of 1,000 letters', { ...base, WORK_NOTES: 'x'.repeat(1000) }],
    ['and 10 lines of one letter', { ...base, ...lines(10) }],
    ['and 20 lines of one letter', { ...base, ...lines(20) }],
    ['and 40 lines of one letter', { ...base, ...lines(40) }],
    ['all 52 fields', person],
  ]
  const fields = Object.entries(person).filter(([name]) => !(name in base))
  return new Map<string, Turn>([
    ...inputs.map(([name, input]) => [name, checking(check, input)] as const),
    ['text of ID and LAST_NAME', writing(base)],
    ['text of all 52 fields', writing(person)],
    ...fields.map(
      ([name, value]) => [`${fieldMark}${name}`, checking(check, { ...base, [name]: value })] as const,
    ),
  ])
}

/** So many fields of the plainest kind. */
function lines(count: number): Row {
  const names = Object.keys(rules).filter((name) => rules[name] === 'line' && !(name in base))
  return Object.fromEntries(names.slice(0, count).map((name) => [name, /COUNTRY/.test(name) ? '1' : 'x']))
}

function checking(check: Contender['check'], input: unknown): Turn {
  return () => {
    let sum = 0
    for (let call = 0; call < calls; call++) sum += check(input).success ? 2 : 1
    return sum
  }
}

function writing(payload: Row): Turn {
  return () => {
    let sum = 0
    for (let call = 0; call < calls; call++) sum += JSON.stringify(payload).length
    return sum
  }
}
