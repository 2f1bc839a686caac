import { formatPath, type Issue, type ValidationError } from '../../package/sync/node.ts'

/** How options of a command are typed, by their names in the program: `maxAge` is `--max-age`. */
export type Flags = ReadonlyMap<string, string>

/** What stands for options and parameters of the package that have another name there. */
const NAMES: Readonly<Record<string, string>> = {
  webhook: 'url',
  domain: 'url',
  accessToken: 'token',
  attempts: 'retries',
  columns: 'column',
  caps: 'cap',
  LANG: 'language',
  ID: 'userid',
}

/** What is wrong, by the options of a command where it is one of them; the rest as the package says it. */
export function messageBy(flags: Flags, error: ValidationError): string {
  const [head = '', ...lines] = error.message.split('\n')
  const told = error.issues.map((issue, index) => {
    const place = placeBy(flags, issue)
    return { isOption: place !== undefined, line: place ? lineOf(place, issue) : (lines[index] ?? '') }
  })
  const isInput = told.some(({ isOption }) => !isOption)
  return [...(isInput ? [head] : []), ...told.map(({ line }) => line)].join('\n')
}

function placeBy(flags: Flags, issue: Issue): string | undefined {
  const steps = (isWrongName(issue) ? issue.path.slice(0, -1) : issue.path).map(String)
  const named = steps.map((step) => flags.get(NAMES[step] ?? step))
  // What has two names is surely meant: of `filter.LANG` it is the language.
  const renamed = named.findIndex((flag, at) => flag !== undefined && Object.hasOwn(NAMES, steps[at] ?? ''))
  const at = renamed < 0 ? named.findIndex((flag) => flag !== undefined) : renamed
  if (at < 0) return undefined
  const rest = issue.path.slice(at + 1)
  return `${named[at] ?? ''}${typeof rest[0] === 'string' ? ' ' : ''}${formatPath(rest)}`
}

/** Whether its last step is a name that somebody has given in an input: it is no option, whatever it is. */
function isWrongName(issue: Issue): boolean {
  return issue.code === 'unknown_field' && issue.why !== 'option' && issue.why !== 'column'
}

function lineOf(place: string, { message, hint }: Issue): string {
  return [`${place}:`, message, hint].filter(Boolean).join(' ')
}
