import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { portalOrigin } from '../../www/app/frame.ts'

const read = (path: string) => readFileSync(path, 'utf8')

describe('SECURITY.md', () => {
  const text = read('SECURITY.md')
  const promises = text.split(/^- (?=\*\*)/m).slice(1)

  test('makes promises for the package, the app and the portal', () => {
    const parts = text.split(/^## /m).slice(1)
    expect(parts.map((part) => [part.split('\n')[0], part.includes('\n- **')])).toEqual([
      ['The package', true],
      ['The app', true],
      ['The local portal', true],
    ])
  })

  test.each(promises.map((promise) => [/\*\*(.*?)\*\*/s.exec(promise)?.[1], promise]))(
    'shows by tests that are run: %s',
    (_, promise = '') => {
      const paths = [...promise.matchAll(/\]\((.*?)\)/g)].map(([, path = '']) => path)
      expect(paths).not.toEqual([])
      for (const path of paths) {
        expect(path).toMatch(
          /^tests\/(?:(?:cli|package|pages|portal|e2e)\/\w+\.test\.ts|(?:native|browser)\/.*\.rs)$/,
        )
        expect([path, existsSync(path)]).toEqual([path, true])
        expect(read(path)).toMatch(/\b(?:test|it)(?:\.each.*)?\(|#\[(?:test|wasm_bindgen_test)\b/s)
      }
    },
  )
})

describe('the package', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, object | undefined>

  test('comes with nothing and runs nothing when it is installed', () => {
    for (const name of [
      'dependencies',
      'peerDependencies',
      'optionalDependencies',
      'bundleDependencies',
      'bundledDependencies',
    ]) {
      expect([name, manifest[name]]).toEqual([name, undefined])
    }
    const scripts = Object.keys(manifest['scripts'] ?? {})
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare']) {
      expect(scripts).not.toContain(name)
    }
    expect(existsSync('binding.gyp')).toBe(false)
  })

  test.each(
    ['package', 'app', 'recipes', 'portal'].flatMap((folder) =>
      readdirSync(`www/${folder}`, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:ts|vue|js|html)$/.test(name) && !/^(?:dist|node_modules)\b/.test(name))
        .map((name) => `www/${folder}/${name.replaceAll('\\', '/')}`),
    ),
  )('%s makes no HTML and no code of texts', (path) => {
    expect(read(path)).not.toMatch(
      /\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write\b|v-html|srcdoc|createContextualFragment|\beval\(|new Function\b/,
    )
  })
})

describe('the app', () => {
  test.each([
    ['127.0.0.1:8080|0|sid', 'http://127.0.0.1:8080'],
    ['localhost:8080|1|sid', 'https://localhost:8080'],
    ['acme.bitrix24.com|1|sid', 'https://acme.bitrix24.com'],
    ['localhost.evil.com|1|sid', 'https://localhost.evil.com'],
    ['evil.com/localhost|1|sid', undefined],
    ['localhost@evil.com|1|sid', undefined],
    ['evil.com#@localhost|1|sid', undefined],
    ['acme.bitrix24.com|1', undefined],
    ['', undefined],
  ])('framed as %s calls %s', (name, origin) => expect(portalOrigin(name)).toBe(origin))

  test('takes no script from an address that it makes itself', () => {
    const files = readdirSync(new URL('../../www/app/', import.meta.url), {
      recursive: true,
      encoding: 'utf8',
    })
    const sources = files.filter((file) => /\.(ts|vue)$/.test(file) && !file.startsWith('dist'))
    expect(sources.length).toBeGreaterThan(50)
    for (const file of sources) {
      const text = readFileSync(new URL(`../../www/app/${file}`, import.meta.url), 'utf8')
      expect(text, file).not.toMatch(/createElement\('script'\)|localhost/)
    }
  })
})
