import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))

const inlined = [
  {
    folder: '',
    file: 'wasm/b24_users_bg.wasm',
    load: () => import('../../dist/inline.js'),
    others: [() => import('../../dist/index.js'), () => import('../../dist/node.js')],
  },
  {
    folder: 'schemas/',
    file: 'schemas/wasm/b24_users_schemas_bg.wasm',
    load: () => import('../../dist/schemas/inline.js'),
    others: [() => import('../../dist/schemas/index.js'), () => import('../../dist/schemas/node.js')],
  },
  {
    folder: 'sync/',
    file: 'sync/wasm/b24_users_sync_bg.wasm',
    load: () => import('../../dist/sync/inline.js'),
    others: [() => import('../../dist/sync/index.js')],
  },
  {
    folder: 'sync/',
    file: 'sync/wasm/b24_users_sync_bg.wasm',
    load: () => import('../../dist/sync/inline.js'),
    others: [() => import('../../dist/sync/index.js'), withoutFiles],
  },
]

/** Only Node keeps journals in files. */
async function withoutFiles(): Promise<object> {
  const { fileJournal, ...others } = await import('../../dist/sync/node.js')
  expect(fileJournal).toBeTypeOf('function')
  return others
}

describe.each(inlined)('the inline form of dist/$folder', ({ folder, file, load, others }) => {
  let face: Awaited<ReturnType<typeof load>>
  let bytes: Buffer<ArrayBuffer>

  beforeAll(async () => {
    bytes = await readFile(`${root}dist/${file}`)
  })

  beforeEach(async () => {
    vi.resetModules()
    face = await load()
  })

  afterEach(() => {
    vi.restoreAllMocks()
    Reflect.deleteProperty(Uint8Array, 'fromBase64')
  })

  function works(): boolean {
    return !face.schemas['user.update'].safeParse({}).success
  }

  test('has what the others have', async () => {
    const names = Object.keys(face)
    for (const other of others) expect(Object.keys(await other())).toEqual(names)
  })

  test('holds the very file, and fetches nothing', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch')
    const compile = vi.spyOn(WebAssembly, 'compile')
    await Promise.all([face.init(), face.init()])
    expect(works()).toBe(true)
    expect(fetched).not.toHaveBeenCalled()
    // Node compiles modules of its own as well.
    const own = compile.mock.calls.filter(([source]) => Buffer.from(source as ArrayBuffer).equals(bytes))
    expect(own).toHaveLength(1)
  })

  test("is decoded by the engine's own decoder where there is one", async () => {
    const fromBase64 = vi.fn((text: string) => Uint8Array.from(Buffer.from(text, 'base64')))
    Object.assign(Uint8Array, { fromBase64 })
    await face.init()
    expect(fromBase64).toHaveBeenCalledTimes(1)
    expect(works()).toBe(true)
  })

  test('is decoded only when it is needed', async () => {
    const decode = vi.spyOn(globalThis, 'atob')
    face.initSync(bytes)
    await face.init()
    expect(works()).toBe(true)
    expect(decode).not.toHaveBeenCalled()
  })

  test('takes another source', async () => {
    await face.init(`data:application/wasm;base64,${bytes.toString('base64')}`)
    expect(works()).toBe(true)
  })

  test('is one file', async () => {
    const { metafile } = await build({
      entryPoints: [`${root}dist/${folder}inline.js`],
      ...{ bundle: true, format: 'esm', metafile: true, platform: 'neutral', write: false },
    })
    expect(Object.keys(metafile.inputs)).toEqual([`dist/${folder}inline.js`])
    expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([])
  })
})

const entries = [
  ...['b24-users', 'b24-users/inline', 'b24-users/schemas', 'b24-users/schemas/inline'],
  ...['b24-users/sync', 'b24-users/sync/inline'],
]

describe.each(entries)('%s', { timeout: 60_000 }, (entry) => {
  test('can be required', async () => {
    const code = `
      const { init, schemas } = require('${entry}')
      init().then(() => console.log(JSON.stringify(schemas['user.update'].parse({ ID: 1, ACTIVE: true }))))`
    const { stdout } = await run(process.execPath, ['-e', code], { cwd: root })
    expect(JSON.parse(stdout)).toEqual({ ID: 1, ACTIVE: 'Y' })
  })

  // It takes Node longer than the core itself; the mere name of Request or Response loads it.
  test("is ready without Node's fetch", async () => {
    const code = `
      import { init, schemas } from '${entry}'
      await init()
      schemas['user.update'].parse({ ID: 1, ACTIVE: true })
      console.log(process.moduleLoadList.filter((name) => name.includes('undici')))`
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], { cwd: root })
    expect(stdout).toBe('[]\n')
  })

  /** What a page gets of the entry. */
  async function bundled(code: string): Promise<string> {
    const stdin = { contents: code, resolveDir: root }
    const options = { bundle: true, format: 'esm', logLevel: 'silent', minify: true, write: false } as const
    const { outputFiles } = await build({ stdin, ...options })
    return outputFiles.map(({ text }) => text).join('')
  }

  test('leaves nothing behind where nothing of it is used', async () => {
    expect(await bundled(`import '${entry}'`)).toBe('')
  })

  // The module is found by its name, what it exchanges with JavaScript by what it exports.
  const core = /_bg\.wasm|instantiate|[A-Za-z0-9+/]{1000,}/

  test.each(['isValidationError', 'isB24Error', 'ValidationError', 'flatten', 'formatPath', 'setLocale'])(
    'brings no core along for %s alone',
    async (name) => {
      const code = await bundled(`import { ${name} } from '${entry}'; console.log(${name})`)
      expect(code).not.toMatch(core)
    },
  )

  test('brings a core along for what uses one', async () => {
    const code = await bundled(`import { init, schemas } from '${entry}'; console.log(init, schemas)`)
    expect(code).toMatch(core)
    expect(code.length).toBeGreaterThan(10_000)
  })
})

test('a guard is a few bytes', async () => {
  const contents = "import { isRestError } from 'b24-users'; console.log(isRestError)"
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    ...{ bundle: true, format: 'esm', minify: true, write: false },
  })
  expect(outputFiles.reduce((sum, { contents }) => sum + contents.length, 0)).toBeLessThan(1_000)
})
