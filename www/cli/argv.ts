/** Names that OpenIntegrations gives what can be done with people; there the case of their letters does not matter. */
export const METHODS = [
  'GetCurrentUser',
  'GetUser',
  'CreateUser',
  'UpdateUser',
  'ChangeUserStatus',
  'FindUsers',
  'GetUserFieldsStructure',
  'GetUserFilterStructure',
] as const

/** One of them. */
export type MethodName = (typeof METHODS)[number]

/** What its commands call everything that is about Bitrix24. */
const LIBRARY = 'bitrix24'

/** Arguments as the program knows them: commands that were written for `oint` need not be changed. */
export function normalised(argv: readonly string[]): string[] {
  const [first = '', ...others] = argv[0]?.toLowerCase() === LIBRARY ? argv.slice(1) : argv
  if (first === '') return ['--help']
  const method = METHODS.find((name) => name.toLowerCase() === first.toLowerCase())
  return [method ?? first, ...others]
}
