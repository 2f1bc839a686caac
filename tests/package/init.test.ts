import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

const entries = [
  {
    entry: 'b24-users',
    file: 'wasm/b24_users_bg.wasm',
    load: () => import('../../dist/node.js'),
    other: () => import('../../dist/index.js'),
  },
  {
    entry: 'b24-users/schemas',
    file: 'schemas/wasm/b24_users_schemas_bg.wasm',
    load: () => import('../../dist/schemas/node.js'),
    other: () => import('../../dist/schemas/index.js'),
  },
  {
    entry: 'b24-users/sync',
    file: 'sync/wasm/b24_users_sync_bg.wasm',
    load: () => import('../../dist/sync/node.js'),
    other: () => import('../../dist/sync/index.js'),
  },
]

describe.each(entries)('$entry', ({ file: path, load, other }) => {
  const file = new URL(`../../dist/${path}`, import.meta.url)
  const missing = new URL('./missing.wasm', file)
  let bytes: Buffer<ArrayBuffer>

  let face: Awaited<ReturnType<typeof load>>
  let server: Server
  let origin: string

  /** Answers with the real file as `/typed.wasm` and `/untyped`, a page at `/page`, and 404 elsewhere. */
  beforeAll(async () => {
    bytes = await readFile(file)
    server = createServer((request, response) => {
      if (request.url === '/typed.wasm') response.setHeader('content-type', 'application/wasm').end(bytes)
      else if (request.url === '/untyped') response.setHeader('content-type', 'text/plain').end(bytes)
      else if (request.url === '/page') response.setHeader('content-type', 'text/html').end('<!doctype html>')
      else response.writeHead(404).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  afterAll(() => new Promise((resolve) => server.close(resolve)))

  beforeEach(async () => {
    vi.resetModules()
    face = await load()
  })

  afterEach(() => {
    vi.restoreAllMocks()
  })

  /** Whether the core works: only a loaded one can refuse this. */
  function works(): boolean {
    return !face.schemas['user.update'].safeParse({}).success
  }

  describe('init', () => {
    test.each<[string, () => Parameters<typeof face.init>[0]]>([
      ['nothing: its own file', () => undefined],
      ['the URL of a file', () => file],
      ['the address of a file', () => file.href],
      ['a path', () => fileURLToPath(file)],
      ['a URL', () => new URL('/typed.wasm', origin)],
      ['an address', () => `${origin}/typed.wasm`],
      ['an address that answers with the wrong type', () => `${origin}/untyped`],
      ['a Request', () => new Request(`${origin}/typed.wasm`)],
      ['a Response', () => new Response(bytes)],
      ['the promise of a Response', () => fetch(`${origin}/typed.wasm`)],
      ['the promise of an address', () => Promise.resolve(`${origin}/typed.wasm`)],
      ['bytes', () => bytes],
      ['an ArrayBuffer', () => new Uint8Array(bytes).buffer],
      ['a module', () => new WebAssembly.Module(bytes)],
      [
        'a module of another realm',
        () => runInNewContext('new WebAssembly.Module(bytes)', { bytes }) as object,
      ],
      ['the promise of a module', () => WebAssembly.compile(bytes)],
    ])('takes %s', async (_, source) => {
      await face.init(source())
      expect(works()).toBe(true)
    })

    test('shares one load between calls', async () => {
      const instantiate = vi.spyOn(WebAssembly, 'instantiate')
      await Promise.all([face.init(), face.init(), face.init()])
      await face.init()
      expect(instantiate).toHaveBeenCalledTimes(1)
      expect(works()).toBe(true)
    })

    test('looks at nothing once it is loaded', async () => {
      await face.init()
      await face.init(`${origin}/missing`)
      expect(works()).toBe(true)
    })

    test('fails for everybody who waits, and is tried again by the next call', async () => {
      const first = face.init(`${origin}/missing`)
      const second = face.init()
      await expect(first).rejects.toThrow('status 404')
      await expect(second).rejects.toThrow('status 404')
      await face.init()
      expect(works()).toBe(true)
    })

    test.each<[string, () => Parameters<typeof face.init>[0]]>([
      ['a page instead of the file', () => `${origin}/page`],
      ['a file that is not there', () => missing],
      ['an answer of failure', () => new Response('', { status: 500 })],
      ['no server', () => 'http://127.0.0.1:1/b24_users_bg.wasm'],
      ['bytes of something else', () => new TextEncoder().encode('<!doctype html>')],
      ['a broken promise', () => Promise.reject(new Error('offline'))],
    ])('says what happened when given %s', async (_, source) => {
      const error = await face.init(source()).then(
        () => undefined,
        (reason: unknown) => reason,
      )
      expect(face.isB24Error(error)).toBe(true)
      expect(error).toHaveProperty('cause', expect.any(Error))
      expect((error as Error).message).toMatch(/^The WebAssembly file of b24-users could not be loaded/)
      expect((error as Error).message).not.toMatch(/127\.0\.0\.1|file:|missing\.wasm/)
      await face.init()
      expect(works()).toBe(true)
    })

    test('does not blame a policy for the failure of a file', async () => {
      await expect(face.init(`${origin}/page`)).rejects.not.toThrow('unsafe-eval')
    })

    test('is undisturbed by initSync in between', async () => {
      const pending = face.init(new Promise((resolve) => setTimeout(resolve, 20, bytes)))
      face.initSync(bytes)
      expect(works()).toBe(true)
      await pending
      expect(works()).toBe(true)
    })
  })

  describe('initSync', () => {
    test.each([
      ['bytes', () => bytes],
      ['an ArrayBuffer', () => new Uint8Array(bytes).buffer],
      ['a module', () => new WebAssembly.Module(bytes)],
    ])('takes %s', (_, source) => {
      face.initSync(source())
      expect(works()).toBe(true)
    })

    test('does nothing the second time', () => {
      face.initSync(bytes)
      face.initSync(new Uint8Array())
      expect(works()).toBe(true)
    })

    test('fails with a sentence, and can be tried again', () => {
      expect(() => face.initSync(new Uint8Array(3))).toThrow('could not be loaded')
      face.initSync(bytes)
      expect(works()).toBe(true)
    })

    test('serves init as well', async () => {
      face.initSync(bytes)
      await face.init(`${origin}/missing`)
      expect(works()).toBe(true)
    })
  })

  describe('before init', () => {
    test.each([
      ['safeParse', () => face.schemas['user.update'].safeParse({ ID: 1 })],
      ['parse', () => face.schemas['user.get'].parse({})],
      ['Standard Schema', () => face.schemas['user.current']['~standard'].validate({})],
    ])('%s throws an error that names it', (_, use) => {
      expect(use).toThrow(/\binit\(\)/)
      expect(use).toThrow(face.B24Error)
    })

    test('importing starts nothing', async () => {
      const compile = vi.spyOn(WebAssembly, 'compile')
      const instantiate = vi.spyOn(WebAssembly, 'instantiate')
      vi.resetModules()
      await load()
      await other()
      expect(compile).not.toHaveBeenCalled()
      expect(instantiate).not.toHaveBeenCalled()
    })
  })
})

describe('clients', () => {
  let face: typeof import('../../dist/node.js')

  beforeEach(async () => {
    vi.resetModules()
    face = await import('../../dist/node.js')
  })

  test('createClient loads by itself', async () => {
    await face.createClient({ webhook: 'https://acme.bitrix24.com/rest/1/k3yc0de/' })
    expect(face.schemas['user.update'].safeParse({}).success).toBe(false)
  })

  test('are undisturbed by a load that comes later', async () => {
    const bytes = await readFile(new URL('../../dist/wasm/b24_users_bg.wasm', import.meta.url))
    const pending = face.init(new Promise((resolve) => setTimeout(resolve, 20, bytes)))
    face.initSync(bytes)
    const client = await face.createClient({ webhook: 'http://127.0.0.1:1/rest/1/code/' })
    await pending
    await expect(client.user.update({ ID: 0 })).rejects.toThrow('ID')
  })
})
