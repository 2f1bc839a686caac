/**
 * A file as the page or a program holds it, or a whole `data:` URL with base64; the core encodes it into the form the
 * field wants. Taken by a client's methods, and by schemas as Standard Schemas; `safeParse` and `parse`, being synchronous,
 * take the documented forms only.
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

/** Bytes of the files of one call or batch, once they are read. */
const LARGEST = 128 * 1024 * 1024

/** The contents of files, in the lists that they came in. All are waited for by one promise, so that none fails unseen. */
export async function readFiles(groups: readonly (readonly unknown[])[]): Promise<Uint8Array[][]> {
  const contents = await Promise.all(groups.map((group) => Promise.all(group.map(readFile))))
  // What stands in for a Blob may have said another size before.
  const size = contents.flat().reduce((sum, bytes) => sum + bytes.length, 0)
  if (size > LARGEST) throw new RangeError()
  return contents
}

async function readFile(content: unknown): Promise<Uint8Array> {
  if (content instanceof Uint8Array) return content
  const blob = content as Blob & { arrayBuffer?: Blob['arrayBuffer'] }
  if (typeof blob.arrayBuffer === 'function') return toBytes(await blob.arrayBuffer())
  // That of jsdom has none.
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(toBytes(reader.result as ArrayBuffer))
    reader.onerror = () => reject(reader.error ?? new Error())
    reader.readAsArrayBuffer(blob)
  })
}

/** Throws for anything but a buffer; a number would come out as that many bytes. */
function toBytes(buffer: ArrayBuffer): Uint8Array {
  return new Uint8Array(new DataView(buffer).buffer)
}
