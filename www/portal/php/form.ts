import { packArray, type PhpValue } from './value.ts'

/** An array under way: what it holds, and the key that `[]` takes next. */
interface Node {
  readonly entries: Map<string, Node | string>
  next: number
}

/** `max_input_vars`: what comes after is not read. */
const MOST_PAIRS = 1000

/** `max_input_nesting_level`: a name that goes deeper takes its whole variable away. */
const MOST_LEVELS = 64

/** `parse_str`: reads `a[b][]=c` text into nested values; every leaf is text. */
export function parseForm(text: string): Record<string, PhpValue> {
  const root = newNode()
  for (const pair of pairsOf(text)) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decode(equals < 0 ? pair : pair.slice(0, equals)).replace(/^ +/, '')
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1))
    const path = splitName(name)
    if (path) put(root, path, value)
  }
  const result = Object.create(null) as Record<string, PhpValue>
  for (const [key, node] of root.entries) result[key] = pack(node)
  return result
}

function* pairsOf(text: string): Generator<string> {
  let from = 0
  for (let count = 0; count < MOST_PAIRS && from <= text.length; count++) {
    const end = text.indexOf('&', from)
    yield text.slice(from, end < 0 ? undefined : end)
    from = end < 0 ? Infinity : end + 1
  }
}

/** `urldecode`, which leaves a broken escape as it stands. */
function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      const bytes = run
        .slice(1)
        .split('%')
        .map((hex) => parseInt(hex, 16))
      return new TextDecoder().decode(new Uint8Array(bytes))
    })
  }
}

/** The keys of a bracketed name; `null` stands for `[]`. Dots and spaces of the first part become underscores. */
function splitName(name: string): (string | null)[] | undefined {
  const bracket = name.indexOf('[')
  const end = bracket > 0 ? name.indexOf(']', bracket) : -1
  if (end < 0) {
    const plain = name.replace(/[. [\0]/g, '_')
    return plain === '' ? undefined : [plain]
  }
  const path: (string | null)[] = [name.slice(0, bracket).replace(/[. ]/g, '_')]
  let [open, close] = [bracket, end]
  // One level more than is allowed tells that there are too many.
  while (name[open] === '[' && close > 0 && path.length <= MOST_LEVELS + 1) {
    const key = name.slice(open + 1, close)
    path.push(key === '' ? null : key)
    open = close + 1
    close = name.indexOf(']', open)
  }
  return path
}

function put(root: Node, path: (string | null)[], value: string): void {
  if (path.length > MOST_LEVELS + 1) {
    root.entries.delete(path[0] ?? '')
    return
  }
  let node = root
  path.forEach((part, depth) => {
    const key = part ?? String(node.next)
    if (depth === path.length - 1) {
      set(node, key, value)
      return
    }
    const child = node.entries.get(key)
    const next = child === undefined || typeof child === 'string' ? newNode() : child
    set(node, key, next)
    node = next
  })
}

function newNode(): Node {
  return { entries: new Map(), next: 0 }
}

function set(node: Node, key: string, value: Node | string): void {
  node.entries.set(key, value)
  if (/^(?:0|[1-9]\d{0,14})$/.test(key)) node.next = Math.max(node.next, Number(key) + 1)
}

function pack(node: Node | string): PhpValue {
  if (typeof node === 'string') return node
  return packArray([...node.entries].map(([key, child]) => [key, pack(child)] as const))
}
