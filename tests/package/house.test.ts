import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cores, wasmFolder } from '../../scripts/lib/cores.mjs'

// Who uses whom in the core: floors, no circles, and one place alone that touches values from outside.

/** Each floor of `src`, and what it may use beside itself. */
const vocabulary = ['value', 'path', 'format']
const data = [...vocabulary, 'issue', 'schema']
const pure = [...data, 'check', 'payload']
const floors: Record<string, string[]> = {
  format: [],
  value: vocabulary,
  path: vocabulary,
  issue: vocabulary,
  schema: [...vocabulary, 'issue'],
  payload: data,
  check: [...data, 'payload'],
  revise: pure,
  rest: pure,
  client: [...pure, 'revise', 'rest'],
  sync: [...pure, 'rest', 'client'],
  render: data,
  border: vocabulary,
  transport: [...pure, 'rest', 'client', 'border'],
  js: [...pure, 'revise', 'rest', 'client', 'sync', 'border', 'transport'],
}

/** Modules of the core by their paths, such as `client/batch`, without their tests. */
const modules = new Map(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.rs') && !/^(lib\.rs|bin\b)/.test(name))
    .map((name) => [name.slice(0, -3), code(readFileSync(join('src', name), 'utf8'))]),
)

function code(text: string): string {
  const [tested = ''] = text.split('#[cfg(test)]')
  return tested.replaceAll(/\/\/.*/g, '')
}

/** The modules that a module names, and what of them. */
function named(name: string): string[] {
  const text = modules.get(name) ?? ''
  return Array.from(text.matchAll(/\b(crate|super(?:::super)*)::((?:\w+::)*)(\w+|\{[^;]*?\})(?=[^\w])/g))
    .flatMap(([, start = '', middle = '', end = '']) => {
      const base = start === 'crate' ? [] : name.split('/').slice(0, -start.split('::').length)
      const path = [...base, ...middle.split('::').filter(Boolean)]
      const ends = end.startsWith('{') ? end.slice(1, -1).split(',') : [end]
      return ends.map((item) => moduleOf([...path, ...item.trim().split('::')]))
    })
    .filter((other) => other !== name && other !== '')
}

/** The longest beginning of a path that is a module. */
function moduleOf(path: string[]): string {
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join('/')
    if (modules.has(name)) return name
  }
  return ''
}

/** A way from one place that leads back to it. */
function circle(arrows: Map<string, string[]>): string[] | undefined {
  const done = new Set<string>()
  const follow = (name: string, way: string[]): string[] | undefined => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name]
    if (done.has(name)) return undefined
    for (const next of arrows.get(name) ?? []) {
      const found = follow(next, [...way, name])
      if (found) return found
    }
    done.add(name)
    return undefined
  }
  for (const name of arrows.keys()) {
    const found = follow(name, [])
    if (found) return found
  }
  return undefined
}

describe('the core', () => {
  test('has the floors that are drawn, and each uses only those above it', () => {
    const found = new Map<string, Set<string>>()
    for (const name of modules.keys()) {
      const [floor = ''] = name.split('/')
      const used = found.get(floor) ?? new Set()
      for (const other of named(name)) used.add(other.split('/')[0] ?? '')
      found.set(floor, used)
    }
    expect([...found.keys()].sort()).toEqual(Object.keys(floors).sort())
    for (const [floor, used] of found) {
      const allowed = [floor, ...(floors[floor] ?? [])]
      expect(
        [...used].filter((other) => !allowed.includes(other)),
        floor,
      ).toEqual([])
    }
    expect(found.get('client')).toContain('rest')
  })

  test('has no circle', () => {
    const isInside = (name: string, other: string) => name.startsWith(`${other}/`)
    const arrows = new Map(
      [...modules.keys()].map((name) => [
        name,
        // A module and those inside it are one thing.
        named(name).filter((other) => !isInside(name, other) && !isInside(other, name)),
      ]),
    )
    expect(arrows.get('client/batch')).toContain('client/lanes')
    expect(circle(arrows)).toBeUndefined()
  })

  test('leaves the browser to the floors that are there for it', () => {
    const browser = /\b(js_sys|web_sys|wasm_bindgen|serde_wasm_bindgen|gloo_net)\b/
    const floorsOfBrowser = new Set(
      [...modules].filter(([, text]) => browser.test(text)).map(([name]) => name.split('/')[0]),
    )
    expect([...floorsOfBrowser].sort()).toEqual(['border', 'js', 'transport'])
  })
})

test('what sends is there with its feature alone, and what checks without any', () => {
  const declared = (path: string) =>
    Array.from(
      readFileSync(path, 'utf8').matchAll(/((?:#\[.*\]\n)*)(?:pub )?mod (\w+);/g),
      ([, conditions = '', name = '']) => ({ name, sends: /feature = "(send|sync)"/.test(conditions) }),
    )
  const floor = (sends: boolean) =>
    declared('src/lib.rs')
      .filter((one) => one.sends === sends)
      .map(({ name }) => name)
  expect(floor(true)).toEqual(['client', 'rest', 'revise', 'sync', 'transport'])
  const sending = new Set(floor(true))
  for (const [name] of modules) {
    const [floorOf = '', part = ''] = name.split('/')
    const isSent = declared(`src/${floorOf}.rs`).find((one) => one.name === part)?.sends ?? false
    if (sending.has(floorOf) || isSent) continue
    expect(
      named(name).filter((other) => sending.has(other.split('/')[0] ?? '')),
      name,
    ).toEqual([])
  }
})

describe.each(cores)('imports of the core of $title', ({ name, features }) => {
  const glue = readFileSync(`target/wasm-bindgen/${name}/${name}.js`, 'utf8')
  const imports = Array.from(
    glue.matchAll(/^ {8}(__wb\w+): function\([^)]*\) \{([^]*?)^ {8}\}/gm),
    ([, name = '', body = '']) => ({ name, body }),
  )

  /** What cannot throw whatever it is given, or is given what the core has made itself. */
  const harmless = [
    // Asks what it is.
    /\btypeof\b|=== (null|undefined|arg1)|= !arg0/,
    /try \{\s+result = arg0 instanceof \w+;\s+\} catch/,
    // Makes something.
    /\bnew (Array|Map|Object)\(\)|\bnew Uint8Array\(getArrayU8FromWasm0|\bError\(getStringFromWasm0|\bnew Promise\(cb0\)|Math\.random\(\)|Array\.of\(/,
    /Cast intrinsic|wasm\.__wbindgen_externrefs|= wasm\.memory;/,
    // Lists, maps and bytes of ours.
    /= arg0\[arg1 >>> 0\];|arg0\[arg1 >>> 0\] = arg2|arg0\[arg1\] = arg2|= arg0\.length|arg0\.push\(arg1\)|arg0\.set\(arg1, arg2\)/,
    /Uint8Array\.prototype\.set\.call\(getArrayU8FromWasm0/,
    // The options of a request.
    /arg0\.(body|cache|credentials|headers|method|redirect|signal) = /,
  ]

  test('catch whatever is thrown where they touch what is not ours', () => {
    expect(imports.length).toBeGreaterThan(features.length > 0 ? 50 : 5)
    const bare = imports.filter(({ body }) => !body.includes('handleError('))
    expect(bare.length).toBeLessThan(imports.length)
    const unknown = bare.filter(({ body }) => !harmless.some((pattern) => pattern.test(body)))
    expect(unknown.map(({ name, body }) => name + body)).toEqual([])
  })
})

test.each(cores)('imports of the core of $title catch in place, without a function for each call', (core) => {
  const { name } = core
  const glue = readFileSync(`target/wasm-bindgen/${name}/${name}.js`, 'utf8')
  const shipped = readFileSync(join(wasmFolder(core), `${name}.js`), 'utf8')
  expect(glue).toContain('arguments)')
  expect(shipped).not.toContain('arguments')
  expect(shipped.match(/catch/g)?.length).toBeGreaterThanOrEqual(glue.split('return handleError(').length - 1)
})

test('imports that are written here all catch', () => {
  for (const [name, text] of modules) {
    for (const [, block = ''] of text.matchAll(/extern "C" \{([^]*?)\n\}/g)) {
      for (const [before] of block.matchAll(/#\[wasm_bindgen[^\]]*\]\s+(?:pub )?fn \w+/g)) {
        expect(before, name).toMatch(/\bcatch\b/)
      }
      expect(block.match(/\bfn \w+/g)?.length, name).toBe(block.match(/\bcatch\b/g)?.length)
    }
  }
})
