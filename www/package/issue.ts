import type {
  Conflict,
  Emptiness,
  Expected,
  IssueCode,
  NamingAdvice,
  PlainAdvice,
  Remark,
  TableDefect,
  UnknownName,
  WarningCode,
} from './codes.ts'

/** Place of a problem: names as the caller wrote them, and list positions; empty at the root. */
export type Path = (string | number)[]

/** Codes whose issue always says what kind of value belongs there. */
export type ExpectingCode = 'type' | 'bad_format' | 'bad_date' | 'bad_file'

/**
 * Parameters of an issue, by its code.
 *
 * @inline
 */
type Problem =
  | {
      /** What is wrong. */
      code: ExpectingCode
      /** Kind of value that belongs there. */
      expected: Expected
    }
  | {
      /** What is wrong. */
      code: 'unknown_field'
      /** What the name would have to be; a field, unless told. */
      why?: UnknownName
    }
  | {
      /** What is wrong. */
      code: 'empty'
      /** What is empty; the value itself, unless told. */
      why?: Emptiness
    }
  | {
      /** What is wrong. */
      code: 'conflict'
      /** What contradicts what. */
      why: Conflict
    }
  | {
      /** What is wrong. */
      code: 'bad_table'
      /** What is wrong with the table, or with one of its columns, rows and cells. */
      why: TableDefect
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
      /** Kind of value that fits, where neither words nor numbers tell. */
      expected?: Expected
    }
  | {
      /** What is wrong. */
      code: Exclude<
        IssueCode,
        ExpectingCode | 'unknown_field' | 'empty' | 'conflict' | 'bad_table' | 'too_long' | 'out_of_range'
      >
    }

/** What was probably meant, or what helps: a code, and the names that it speaks of. */
export type Advice =
  | {
      /** What is advised. */
      code: NamingAdvice
      /** Names of the portal's or of this package's; of `item_left_out`, the id of an item. */
      names: readonly string[]
    }
  | {
      /** What is advised. */
      code: PlainAdvice
    }

/** A problem before it is put into words. */
export type Found = Problem & { path: Path; hint?: Advice }

/** A remark before it is put into words. */
export type Noted = Omit<Warning, 'message'>

/** One problem of an input; neither it nor its message ever holds the value itself. */
export type Issue = Problem & {
  /** Where it is. */
  path: Path
  /** A sentence, ready to be shown; English, unless another language is set. */
  message: string
  /** What was probably meant, or what helps; a sentence too. */
  hint?: string
  /** The same as a code. */
  advice?: Advice
}

/** One remark on an input that is sent as asked. */
export interface Warning {
  /** Where it is. */
  path: Path
  /** What is remarked on. */
  code: WarningCode
  /** Why. */
  why: Remark
  /** A sentence, ready to be shown; English, unless another language is set. */
  message: string
}

/** Writes a path as `fields.LIST[1].VALUE`; the root is the empty text. */
export function formatPath(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text ? `${text}.${step}` : step
  }, '')
}
