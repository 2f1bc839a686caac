/** Yes or no; sent as `Y` or `N`, or as 1 or 0 where the portal wants it so. */
export type Flag = boolean | 0 | 1 | FlagWord

/** A whole number that counts by its sign, or a flag; sent as 1 or 0. */
export type Sign = boolean | number | FlagWord

/** @inline */
type FlagWord = '0' | '1' | 'Y' | 'N' | 'y' | 'n' | 'true' | 'false'

/** A positive whole number, or its digits. */
export type Id = number | `${bigint}`

/** A whole number, or its digits. */
export type Integer = number | `${bigint}`

/** A number, or its digits with a decimal point. */
export type Decimal = number | `${number}`

/** File name and base64 of an image; the empty text deletes. */
export type Photo = readonly [name: string, base64: string] | ''

/** New content of a custom file field. */
export interface FileData {
  /** Name and base64; a client's methods take a {@link FileInput} in place of the whole. */
  fileData: readonly [name: string, base64: string]
}

/** Removal of a file that a custom field holds. */
export interface FileRemoval {
  /** The file, by its id in what `user.get` returned. */
  id: Id
  /** Must be yes. */
  remove: Flag
}

/** One value of a custom field. */
export type UserFieldSingle = string | number | boolean | Date | FileData | FileRemoval

/** Value of a custom field, by its type; `''` clears a single one. */
export type UserFieldValue = UserFieldSingle | readonly UserFieldSingle[]

/** What goes on the wire for a custom field. */
export type UserFieldPayload =
  string | number | boolean | FileData | FileRemoval | (string | number | boolean | FileData | FileRemoval)[]

/** What a condition compares with. */
export type Criterion = string | number | boolean | readonly (string | number | boolean)[]
