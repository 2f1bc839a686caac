/** Place of a problem: names as the caller wrote them, and list positions; empty at the root. */
export type Path = (string | number)[]

/**
 * What is wrong with an input; nothing is sent while one of these stands. Of names that exist, `not_allowed` cannot be
 * sent here, `read_only` is never written, and `immutable` was fixed at creation. `conflict` means two parts that
 * contradict each other, or something that the portal has and the input forgets.
 */
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

/**
 * What the portal will do with a legal input that the caller may not expect: nothing (`ignored_by_server`), lose
 * something (`destructive`), empty the labels of other languages (`wipes_languages`), or what its documentation does not
 * tell of (`undocumented`). Or what this library could not do: check by types that the portal does not show (`unchecked`).
 */
export type WarningCode =
  'ignored_by_server' | 'destructive' | 'wipes_languages' | 'undocumented' | 'unchecked'

/**
 * Codes whose issue says what kind of value belongs there.
 *
 * @inline
 */
type ExpectingCode = 'type' | 'bad_format' | 'bad_date' | 'bad_file'

/**
 * Parameters of an issue, by its code.
 *
 * @inline
 */
type Problem =
  | {
      /** What is wrong. */
      code: ExpectingCode
      /** Kind of value that belongs there, in words. */
      expected: string
    }
  | {
      /** What is wrong. */
      code: 'too_long'
      /** Characters that fit. */
      limit: number
    }
  | {
      /** What is wrong. */
      code: 'out_of_range'
      /** Words that fit. */
      allowed?: readonly string[]
      /** Smallest number that fits. */
      min?: number
      /** Largest number that fits. */
      max?: number
    }
  | {
      /** What is wrong. */
      code: Exclude<IssueCode, ExpectingCode | 'too_long' | 'out_of_range'>
    }

/** One problem of an input; neither it nor its message ever holds the value itself. */
export type Issue = Problem & {
  /** Where it is. */
  path: Path
  /** An English sentence, ready to be shown. */
  message: string
  /** What was probably meant, a sentence too. */
  hint?: string
}

/** One remark on an input that is sent as asked. */
export interface Warning {
  /** Where it is. */
  path: Path
  /** What is remarked on. */
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
