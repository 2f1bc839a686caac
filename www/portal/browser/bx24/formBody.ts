/** A value with its bracketed name. */
type Pair = readonly [name: string, value: unknown]

/** Writes parameters in PHP's bracket form; at each level scalars come first. */
export function writeForm(parameters: object): string {
  return pairsOf(parameters).flatMap(writePair).join('&')
}

/** Reads chosen files of file inputs, which only `writeFormWithFiles` can do. */
export async function readFileInputs(parameters: object): Promise<object> {
  const read = Object.entries(parameters).map(
    async ([name, value]) => [name, await readInput(value)] as const,
  )
  return Object.fromEntries(await Promise.all(read))
}

/** Whether anything in the parameters needs the slow way. */
export function hasFileInput(parameters: object): boolean {
  return Object.values(parameters).some(isFileInput)
}

function writePair([name, value]: Pair): string[] {
  if (value === null) return []
  if (isNested(value)) {
    if (Array.isArray(value) && value.length === 0) return [`${name}=`]
    return pairsOf(value).flatMap(([key, inner]) => writePair([`${name}[${key}]`, inner]))
  }
  return [`${name}=${encodeURIComponent(textOf(value))}`]
}

/** The members with encoded names; objects without a prototype make this throw, as they always did. */
function pairsOf(value: object): Pair[] {
  const names = Object.keys(value).filter((name) =>
    // eslint-disable-next-line no-prototype-builtins -- its failure is part of the behaviour
    value.hasOwnProperty(name),
  )
  const pairs = names.map((name): Pair => [
    encodeURIComponent(name),
    (value as Record<string, unknown>)[name],
  ])
  return [...pairs.filter(([, inner]) => !isNested(inner)), ...pairs.filter(([, inner]) => isNested(inner))]
}

function isNested(value: unknown): value is object {
  const plain = typeof value === 'object' && value !== null
  return plain && !(value instanceof Date) && !(value instanceof HTMLElement)
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (value instanceof HTMLElement) return (value as HTMLInputElement).value
  return String(value)
}

function isFileInput(value: unknown): value is HTMLInputElement {
  return value instanceof HTMLInputElement && value.type === 'file'
}

/** `[name, base64]` of one chosen file; several are run together, which the server cannot read. */
async function readInput(value: unknown): Promise<unknown> {
  if (!isFileInput(value)) return value
  const files = await Promise.all([...(value.files ?? [])].map(readFile))
  if (value.multiple) return files.map((file) => file.join(','))
  return files[0] ?? ''
}

function readFile(file: File): Promise<[string, string]> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve([file.name, (reader.result as string).replace(/^[^,]*,/, '')])
    reader.onerror = () => reject(reader.error ?? new Error('The file cannot be read'))
    reader.readAsDataURL(file)
  })
}
