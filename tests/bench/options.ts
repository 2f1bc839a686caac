import { parseArgs } from 'node:util'
import type { Pace } from './clock.ts'
import { hostNames, type HostName } from './hosts/host.ts'

export const workNames = ['single', 'many', 'photo', 'plan', 'million', 'cold', 'memory', 'profile'] as const

export type WorkName = (typeof workNames)[number]

/** What the command line asks for. */
export interface Options {
  hosts: readonly HostName[]
  works: readonly WorkName[]
  pace: Pace
  /** Fewer checks where their number is the work. */
  quick: boolean
  /** A bar that is missed is a failure. */
  strict: boolean
  /** Writes the picture that the README shows. */
  publish: boolean
}

const usage = `npm run bench -- [options]
  --browser ${hostNames.join(',')}   where to run; all unless given
  --work ${workNames.join(',')}   what to measure; all unless given
  --rounds N   samples of each contender
  --check      measures nothing: proves that all contenders do the same work
  --quick      few and short samples, to see whether it works
  --strict     fails when a bar is missed
  --publish    writes the picture that the README shows
`

/** Reads the command line; undefined when it only asks for help. */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      browser: { type: 'string', multiple: true },
      work: { type: 'string', multiple: true },
      rounds: { type: 'string' },
      check: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      publish: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(usage)
    return undefined
  }
  const { quick, strict, publish } = values
  const rounds = Number(values.rounds ?? (quick ? 5 : 25))
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('bench: --rounds takes a number above zero')
  return {
    hosts: chosen('browser', hostNames, values.browser),
    works: values.check ? [] : chosen('work', workNames, values.work),
    pace: { rounds, sample: quick ? 10 : 40, warmUp: quick ? 100 : 500 },
    quick,
    strict,
    publish,
  }
}

function chosen<Name extends string>(
  option: string,
  names: readonly Name[],
  given: readonly string[] | undefined,
): readonly Name[] {
  const wished = given?.flatMap((list) => list.split(','))
  const unknown = wished?.find((wish) => !names.some((name) => name === wish))
  if (unknown !== undefined) {
    throw new Error(`bench: --${option} ${unknown} is unknown, expected some of ${names.join(',')}`)
  }
  return wished ? names.filter((name) => wished.includes(name)) : names
}
