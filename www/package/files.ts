/**
 * A file as the page or a program holds it, or a whole `data:` URL with base64; the core encodes it into the form the
 * field wants. Schemas, being synchronous, take the documented forms only.
 */
export type FileInput =
  | File
  | {
      /** File name; that of a photo is given the ending of what the photo is. */
      name: string
      /** Content. */
      data: Blob | Uint8Array | ArrayBuffer
    }
  | `data:${string}`

/** Parameters of a `user.*` method whose photo and custom fields also take files. */
export type WithFiles<Input> = {
  [K in keyof Input]: K extends 'PERSONAL_PHOTO'
    ? Input[K] | FileInput
    : K extends `UF_USR_${string}`
      ? Input[K] | FileInput | readonly (Exclude<Input[K], readonly unknown[] | undefined> | FileInput)[]
      : Input[K]
}
