/** Place of a problem: names as the caller wrote them, and list positions; empty at the root. */
export type Path = (string | number)[]

/** What is wrong with an input; nothing is sent while one of these stands. */
export type IssueCode =
  | 'unknown_field'
  | 'not_allowed'
  | 'read_only'
  | 'immutable'
  | 'required'
  | 'empty'
  | 'type'
  | 'out_of_range'
  | 'too_long'
  | 'bad_format'
  | 'bad_date'
  | 'bad_email'
  | 'bad_language'
  | 'bad_base64'
  | 'bad_file'
  | 'conflict'
  | 'duplicate'

/** What the portal will do with a legal input that the caller may not expect. */
export type WarningCode = 'ignored_by_server' | 'destructive' | 'wipes_languages' | 'undocumented'

/** Codes whose issue says what kind of value belongs there. */
type ExpectingCode = 'type' | 'bad_format' | 'bad_date' | 'bad_file'

/** Parameters of an issue, by its code. */
type Problem =
  | { code: ExpectingCode; expected: string }
  | { code: 'too_long'; limit: number }
  | { code: 'out_of_range'; allowed?: readonly string[]; min?: number; max?: number }
  | { code: Exclude<IssueCode, ExpectingCode | 'too_long' | 'out_of_range'> }

/** One problem of an input; neither it nor its message ever holds the value itself. */
export type Issue = Problem & {
  path: Path
  /** An English sentence, ready to be shown. */
  message: string
  /** What was probably meant, a sentence too. */
  hint?: string
}

/** One remark on an input that is sent as asked. */
export interface Warning {
  path: Path
  code: WarningCode
  /** An English sentence, ready to be shown. */
  message: string
}

/** Writes a path as `fields.LIST[1].VALUE`; the root is the empty text. */
export function formatPath(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text ? `${text}.${step}` : step
  }, '')
}
