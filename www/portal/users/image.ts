const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpe: 'image/jpeg',
  bmp: 'image/bmp',
  gif: 'image/gif',
  png: 'image/png',
  webp: 'image/webp',
}

const at =
  (offset: number, ...bytes: number[]) =>
  (content: Uint8Array) =>
    bytes.every((byte, index) => content[offset + index] === byte)
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

const SIGNATURES: ((content: Uint8Array) => boolean)[] = [
  (content) => at(0, 0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a)(content) && at(12, ...ascii('IHDR'))(content),
  at(0, 0xff, 0xd8, 0xff),
  at(0, ...ascii('GIF8')),
  at(0, ...ascii('BM')),
  (content) => at(0, ...ascii('RIFF'))(content) && at(8, ...ascii('WEBP'))(content),
]

/** The media type for a file name, `undefined` when the extension is not one of an image. */
export function imageType(name: string): string | undefined {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(TYPES, extension) ? TYPES[extension] : undefined
}

/** Whether bytes begin as an image does. */
export function looksLikeImage(content: Uint8Array): boolean {
  return content.length > 24 && SIGNATURES.some((matches) => matches(content))
}
