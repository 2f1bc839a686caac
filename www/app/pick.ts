/** Something that can be picked. */
export interface PickItem {
  readonly value: string
  readonly label: string
  readonly description?: string | undefined
}
