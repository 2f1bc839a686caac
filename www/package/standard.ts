/** The part of Standard Schema v1 that form libraries and routers read, see https://standardschema.dev. */
export interface StandardSchema<Input, Output> {
  readonly '~standard': StandardProps<Input, Output>
}

/** Members of the `~standard` property. */
export interface StandardProps<Input, Output> {
  readonly version: 1
  readonly vendor: string
  readonly validate: (value: unknown) => StandardResult<Output>
  /** Exists for type inference only. */
  readonly types?: { readonly input: Input; readonly output: Output } | undefined
}

/** Outcome of `validate`; issues mean failure. */
export type StandardResult<Output> =
  { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly StandardIssue[] }

/** One problem, as Standard Schema sees it. */
export interface StandardIssue {
  readonly message: string
  readonly path?: readonly PropertyKey[]
}
