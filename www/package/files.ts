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

/** The contents of files, in the lists that they came in. All are waited for by one promise, so that none fails unseen. */
export function readFiles(groups: readonly (readonly unknown[])[]): Promise<Uint8Array[][]> {
  return Promise.all(groups.map((group) => Promise.all(group.map(readFile))))
}

async function readFile(content: unknown): Promise<Uint8Array> {
  if (content instanceof Uint8Array) return content
  const blob = content as Blob & { arrayBuffer?: Blob['arrayBuffer'] }
  if (typeof blob.arrayBuffer === 'function') return new Uint8Array(await blob.arrayBuffer())
  // That of jsdom has none.
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer))
    reader.onerror = () => reject(reader.error ?? new Error())
    reader.readAsArrayBuffer(blob)
  })
}
