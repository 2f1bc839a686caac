/** Exit codes, as `--help` tells them. */
export const Exit = {
  Done: 0,
  Error: 1,
  Changes: 2,
  RowsFailed: 3,
  Cap: 4,
  Cancelled: 130,
} as const

/** Something that is wrong with what the program was told; nothing was sent. */
export class Refusal extends Error {
  override get name(): string {
    return 'Refusal'
  }
}
