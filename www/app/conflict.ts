/** A field that somebody else has changed while it was edited here. */
export interface Conflict {
  /** Place of the field. */
  readonly name: string
  readonly label: string
  /** What it was when editing began. */
  readonly before: string
  /** What the portal holds now. */
  readonly now: string
  /** What was typed. */
  readonly yours: string
}
