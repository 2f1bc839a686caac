import { packArray, type PhpValue } from './value.ts'

type Node = Map<string, Node | string>

/** `parse_str`: reads `a[b][]=c` text into nested values; every leaf is text. */
export function parseForm(text: string): Record<string, PhpValue> {
  const root: Node = new Map()
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decode(equals < 0 ? pair : pair.slice(0, equals)).replace(/^ +/, '')
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1))
    const path = splitName(name)
    if (path) put(root, path, value)
  }
  const result = Object.create(null) as Record<string, PhpValue>
  for (const [key, node] of root) result[key] = pack(node)
  return result
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
  let rest = name.slice(bracket)
  for (let close = rest.indexOf(']'); rest.startsWith('[') && close > 0; close = rest.indexOf(']')) {
    const key = rest.slice(1, close)
    path.push(key === '' ? null : key)
    rest = rest.slice(close + 1)
  }
  return path
}

function put(root: Node, path: (string | null)[], value: string): void {
  let node = root
  path.forEach((part, depth) => {
    const key = part ?? String(nextIndex(node))
    if (depth === path.length - 1) {
      node.set(key, value)
      return
    }
    const child = node.get(key)
    const next = child === undefined || typeof child === 'string' ? new Map<string, Node | string>() : child
    node.set(key, next)
    node = next
  })
}

function nextIndex(node: Node): number {
  let next = 0
  for (const key of node.keys()) if (/^(?:0|[1-9]\d*)$/.test(key)) next = Math.max(next, Number(key) + 1)
  return next
}

function pack(node: Node | string): PhpValue {
  if (typeof node === 'string') return node
  return packArray([...node].map(([key, child]) => [key, pack(child)] as const))
}
