/** Content of a file, as base64 and as an address that the page can show. */
export interface FileContent {
  base64: string
  url: string
}

/** Reads a file that the reader chose. */
export function readFile(file: File): Promise<FileContent> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      // readAsDataURL() gives text, which the type does not know.
      const url = reader.result as string
      resolve({ url, base64: url.slice(url.indexOf(',') + 1) })
    }
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read.'))
    reader.readAsDataURL(file)
  })
}
