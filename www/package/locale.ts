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
} from './codes.ts'
import type { ExpectingCode } from './issue.ts'

/** A text for each code. */
export type Texts<Code extends string> = { readonly [C in Code]: string }

/** A text for each code, made with something that belongs there. */
export type Made<Code extends string, What> = { readonly [C in Code]: (what: What) => string }

/** A text for each reason of the codes that have some. */
export interface Reasons {
  /** As what a name is not known. */
  readonly unknown_field: Texts<UnknownName>
  /** What is empty. */
  readonly empty: Texts<Emptiness>
  /** What contradicts what. */
  readonly conflict: Texts<Conflict>
  /** What is wrong with a table, or with one of its columns, rows and cells. */
  readonly bad_table: Texts<TableDefect>
}

/** What is wrong, as sentences; some are made with what is expected, or with how many characters fit. */
export type IssueTexts = Texts<
  Exclude<IssueCode, keyof Reasons | ExpectingCode | 'out_of_range' | 'too_long'>
> &
  Made<ExpectingCode | 'out_of_range', string> &
  Made<'too_long', number> &
  Reasons

/** Wording of plans, runs and journals of many people. */
export interface ManyTexts {
  /** What a plan goes beyond, made with how many rows do it and how many may. */
  readonly caps: Readonly<Record<Cap, (count: number, limit: number) => string>>
  /** What else stands in the way of a plan. */
  readonly obstacles: {
    /** The table or its columns are not understood. */
    readonly table: string
    /** Made with how many people the table names, and how many there are. */
    readonly short: (named: number, people: number) => string
    /** Made with how many rows it is about. */
    readonly unnamed: (rows: number) => string
    /** Made with the codes of the fields. */
    readonly unreadable: (fields: readonly string[]) => string
    /** People came and went while they were read. */
    readonly unsteady: string
  }
  /** Why a plan is not applied, or cannot be read. */
  readonly plans: Texts<PlanErrorCode>
  /** Why a journal cannot be used. */
  readonly journals: Texts<JournalErrorCode>
  /** Why a row is not sent whose photo there is not. */
  readonly photos: Texts<PhotoErrorCode>
}

/** What there can be a cap of. */
export type Cap = 'dismiss' | 'email' | 'departments' | 'clear' | 'change'

/**
 * Why a plan is not applied: something stands in its way (`obstacles`), it is too old (`stale`), it was made for another
 * portal (`portal`) or another caller (`caller`), it is not whole (`broken`), was
 * changed by hand (`edited`), or written by a later release (`version`).
 */
export type PlanErrorCode = 'obstacles' | 'stale' | 'portal' | 'caller' | 'broken' | 'edited' | 'version'

/**
 * What is wrong with a journal: somebody else has it (`locked`) or has taken it meanwhile (`lost`), it holds a run already
 * (`used`) or none (`unbegun`), its lines are not as they were written (`damaged`), its plan is not whole (`broken`), was
 * changed by hand (`edited`) or written by a later release (`version`), it cannot be kept here (`unsupported`), or reading
 * or writing has failed (`failed`).
 */
export type JournalErrorCode =
  | 'locked'
  | 'lost'
  | 'used'
  | 'unbegun'
  | 'damaged'
  | 'broken'
  | 'edited'
  | 'version'
  | 'unsupported'
  | 'failed'

/**
 * Why a row is not sent that wants a photo: nobody has it any more (`photo_missing`), it cannot be read (`photo_unread`), or
 * it is another one than planned (`photo_changed`).
 */
export type PhotoErrorCode = 'photo_missing' | 'photo_unread' | 'photo_changed'

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
  readonly hints: Texts<PlainAdvice> & Made<NamingAdvice, readonly string[]>
  /** What is remarked on, as sentences. */
  readonly warnings: Texts<Remark>
  /** First line of the message of a `ValidationError`; `subject` is a REST method or a function of this package. */
  readonly refused: (subject: string) => string
  /** What is said of many people. */
  readonly many: ManyTexts
}

/** The wording of some codes. */
export type Part = Some<Locale>

type Some<T> = {
  readonly [K in keyof T]?: T[K] extends string | ((...parts: never[]) => string) ? T[K] : Some<T[K]>
}
