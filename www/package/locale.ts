import type {
  Conflict,
  Emptiness,
  Expected,
  IssueCode,
  NamingAdvice,
  PlainAdvice,
  Remark,
  UnknownName,
} from './codes.ts'
import type { ExpectingCode } from './issue.ts'

/** A text for each code. */
type Texts<Code extends string> = { readonly [C in Code]: string }

/** A sentence for each code: by itself, by its reason, or made with what belongs there. @inline */
type IssueTexts = {
  readonly [C in Exclude<IssueCode, keyof Reasons | Making>]: string
} & {
  readonly [C in keyof Reasons]: Texts<Reasons[C]>
} & {
  readonly [C in Exclude<Making, 'too_long'>]: (expected: string) => string
} & {
  readonly too_long: (limit: number) => string
}

/** @inline */
interface Reasons {
  unknown_field: UnknownName
  empty: Emptiness
  conflict: Conflict
}

/** @inline */
type Making = ExpectingCode | 'out_of_range' | 'too_long'

/** The wording of one language; every code has a text in it. */
export interface Locale {
  /** What is wrong, as sentences. */
  readonly issues: IssueTexts
  /** What belongs there, as part of the sentences of `issues`. */
  readonly expected: Texts<Expected>
  /** What fits, the same for `out_of_range`. */
  readonly ranges: {
    /** One of these; the empty text may be among them. */
    readonly words: (words: readonly string[]) => string
    /** A number between these. */
    readonly between: (min: number, max: number) => string
    /** This number or a larger one. */
    readonly from: (min: number) => string
  }
  /** What was probably meant, or what helps; as sentences. */
  readonly hints: Texts<PlainAdvice> & { readonly [C in NamingAdvice]: (names: readonly string[]) => string }
  /** What is remarked on, as sentences. */
  readonly warnings: Texts<Remark>
  /** First line of the message of a `ValidationError`; `subject` is a REST method or a function of this package. */
  readonly refused: (subject: string) => string
}
