import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const bytes = await readFile(new URL('../../dist/wasm/b24_users_bg.wasm', import.meta.url))

describe('the inline entry', () => {
  let face: typeof import('../../dist/inline.js')

  beforeEach(async () => {
    vi.resetModules()
    face = await import('../../dist/inline.js')
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
    expect(Object.keys(await import('../../dist/index.js'))).toEqual(names)
    expect(Object.keys(await import('../../dist/node.js'))).toEqual(names)
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
    await face.createClient({ webhook: 'https://acme.bitrix24.com/rest/1/k3yc0de/' })
    expect(decode).not.toHaveBeenCalled()
  })

  test('takes another source', async () => {
    await face.init(`data:application/wasm;base64,${bytes.toString('base64')}`)
    expect(works()).toBe(true)
  })

  test('is one file', async () => {
    const { metafile } = await build({
      entryPoints: [`${root}dist/inline.js`],
      ...{ bundle: true, format: 'esm', metafile: true, platform: 'neutral', write: false },
    })
    expect(Object.keys(metafile.inputs)).toEqual(['dist/inline.js'])
    expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([])
  })
})

describe.each(['b24-users', 'b24-users/inline'])('%s', { timeout: 60_000 }, (entry) => {
  test('can be required', async () => {
    const code = `
      const { init, schemas } = require('${entry}')
      init().then(() => console.log(JSON.stringify(schemas['user.update'].parse({ ID: 1, ACTIVE: true }))))`
    const { stdout } = await run(process.execPath, ['-e', code], { cwd: root })
    expect(JSON.parse(stdout)).toEqual({ ID: 1, ACTIVE: 'Y' })
  })

  /** Bytes that a page gets of the entry. */
  async function cost(code: string): Promise<number> {
    const stdin = { contents: code, resolveDir: root }
    const options = { bundle: true, format: 'esm', logLevel: 'silent', minify: true, write: false } as const
    const { outputFiles } = await build({ stdin, ...options })
    return outputFiles.reduce((sum, { contents }) => sum + contents.length, 0)
  }

  test('leaves nothing behind where nothing of it is used', async () => {
    expect(await cost(`import '${entry}'`)).toBe(0)
    const all = await cost(`import { createClient } from '${entry}'; console.log(createClient)`)
    const guard = await cost(`import { isRestError } from '${entry}'; console.log(isRestError)`)
    // The module and what it exchanges with JavaScript go; of what is in the inline file some stays.
    expect(all).toBeGreaterThan(10_000)
    expect(guard).toBeLessThan(entry === 'b24-users' ? 1_000 : 3_000)
  })
})
