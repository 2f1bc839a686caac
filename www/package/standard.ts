/** The part of Standard Schema v1 that form libraries and routers read, see https://standardschema.dev. */
export interface StandardSchema<Input, Output> {
  /** What those libraries look for. */
  readonly '~standard': StandardProps<Input, Output>
}

/** Members of the `~standard` property. */
export interface StandardProps<Input, Output> {
  /** Version of the specification. */
  readonly version: 1
  /** `b24-users`. */
  readonly vendor: string
  /**
   * Gives the outcome at once, or a promise of it where files have to be read. What is known of the portal, a `Context`, may
   * be given under `libraryOptions['b24-users']`.
   */
  readonly validate: (
    value: unknown,
    options?: { readonly libraryOptions?: Readonly<Record<string, unknown>> | undefined },
  ) => StandardResult<Output> | Promise<StandardResult<Output>>
  /** Exists for type inference only. */
  readonly types?:
    | {
        /** What the check takes. */
        readonly input: Input
        /** What it gives. */
        readonly output: Output
      }
    | undefined
}

/** Outcome of `validate`; issues mean failure. */
export type StandardResult<Output> =
  | {
      /** What goes on the wire. */
      readonly value: Output
      /** None. */
      readonly issues?: undefined
    }
  | {
      /** All that is wrong. */
      readonly issues: readonly StandardIssue[]
    }

/** One problem, as Standard Schema sees it. */
export interface StandardIssue {
  /** A sentence, ready to be shown; English, unless another language is set. */
  readonly message: string
  /** Where it is. */
  readonly path?: readonly PropertyKey[]
}
