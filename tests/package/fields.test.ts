import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { fields, isLanguage, languages, settings, userFieldTypes, type FieldMeta } from '../../dist/fields.js'
import { init, schemas, type Issue } from '../../dist/node.js'

beforeAll(() => init())

/** A JSON Schema of the package, as far as it is looked at here. */
interface Node {
  properties?: Record<string, Node>
}

const root = fileURLToPath(new URL('../..', import.meta.url))

async function namesOf(method: string, inner?: string): Promise<string[]> {
  const text = await readFile(`${root}dist/json-schema/${method}.json`, 'utf8')
  const schema = JSON.parse(text) as Node
  return Object.keys((inner ? schema.properties?.[inner] : schema)?.properties ?? {})
}

test.each(['user.update', 'user.add'] as const)('%s has all that may be sent, in order', async (method) => {
  expect(fields[method].map(({ name }) => name)).toEqual(await namesOf(method))
})

test('every field says what it is called and what it is, without markup', () => {
  const all = [
    ...Object.values<readonly FieldMeta[]>(fields).flat(),
    ...Object.values<readonly FieldMeta[]>(settings).flat(),
    ...userFieldTypes,
  ]
  expect(all.length).toBeGreaterThan(150)
  for (const { name, title, doc } of all) {
    expect(title, name).toMatch(/^[^`]*\w[^`]*$/)
    expect(doc, name).toMatch(/^[A-Z][^`]*\.$/)
  }
})

describe('what is told of a person is what the check does', () => {
  const known = fields['user.update'].filter(({ name }) => name !== 'ID')
  const check = (input: object): Issue[] => {
    const parsed = schemas['user.update'].safeParse({ ID: 5, ...input })
    return parsed.success ? [] : parsed.error.issues
  }

  test.each(known.map((meta) => [meta.name, meta] as const))('%s', (name, meta: FieldMeta) => {
    const clear = meta.kind === 'ids' ? [] : ''
    expect(check({ [name]: clear }).length === 0).toBe(meta.clearable ?? false)
    if ('limit' in meta && meta.kind === 'text') {
      expect(check({ [name]: 'x'.repeat(meta.limit ?? 0) })).toEqual([])
      expect(check({ [name]: 'x'.repeat((meta.limit ?? 0) + 1) })).toMatchObject([{ limit: meta.limit }])
    }
    if (meta.kind === 'text' && meta.limit === undefined)
      expect(check({ [name]: 'x'.repeat(5_000) })).toEqual([])
    if (meta.kind === 'word') for (const word of meta.allowed) expect(check({ [name]: word })).toEqual([])
  })

  test('a warning is told of before it comes', () => {
    const parsed = schemas['user.update'].safeParse({ ID: 5, XML_ID: 'a' })
    expect(parsed.success && parsed.warnings[0]?.code).toBe('undocumented')
    expect(known.find(({ name }) => name === 'XML_ID')?.warning).toBe('undocumented')
  })
})

describe('settings', () => {
  test('are told for every type, in the order of the types', () => {
    expect(Object.keys(settings)).toEqual(userFieldTypes.map(({ name }) => name))
  })

  test('have the limits of the check', () => {
    const judge = (type: string, SETTINGS: object) =>
      schemas['user.userfield.add'].safeParse({ fields: { FIELD_NAME: 'A', USER_TYPE_ID: type, SETTINGS } })
    const ranges = Object.entries(settings).flatMap(([type, list]: [string, readonly FieldMeta[]]) =>
      list.flatMap((meta) => (meta.kind === 'integer' ? [{ ...meta, type }] : [])),
    )
    expect(ranges.length).toBeGreaterThan(3)
    for (const { type, name, min, max } of ranges) {
      if (min !== undefined) {
        expect(judge(type, { [name]: min }).success, name).toBe(true)
        expect(judge(type, { [name]: min - 1 }).success, name).toBe(false)
      }
      if (max !== undefined) {
        expect(judge(type, { [name]: max }).success, name).toBe(true)
        expect(judge(type, { [name]: max + 1 }).success, name).toBe(false)
      }
    }
  })

  test('do not offer words that the portal replaces', () => {
    expect(settings.iblock_element.find(({ name }) => name === 'DISPLAY')).toMatchObject({
      allowed: ['LIST', 'CHECKBOX'],
    })
  })
})

describe('parts of a custom field', () => {
  test('on creation and on update are those that may be sent', () => {
    const names = (method: 'user.userfield.add' | 'user.userfield.update') =>
      fields[method].map(({ name }) => name)
    expect(names('user.userfield.add').slice(0, 3)).toEqual(['FIELD_NAME', 'USER_TYPE_ID', 'MULTIPLE'])
    expect(names('user.userfield.update')).not.toContain('USER_TYPE_ID')
  })

  test('an item that is new has no id', () => {
    const members = (method: keyof typeof fields) => {
      const list: readonly FieldMeta[] = fields[method]
      const meta = list.find(({ name }) => name === 'LIST')
      return meta?.kind === 'items' ? meta.members.map(({ name }) => name) : []
    }
    expect(members('user.userfield.add')).toEqual(['VALUE', 'SORT', 'DEF', 'XML_ID'])
    expect(members('user.userfield.update')).toEqual(['ID', 'DEL', 'VALUE', 'SORT', 'DEF', 'XML_ID'])
  })
})

describe('languages', () => {
  test("go by the product's codes, each with its names", () => {
    expect(languages.la).toEqual({ tag: 'es', name: 'Spanish', own: 'Español' })
    expect(Object.keys(languages).every(isLanguage)).toBe(true)
    expect(['es', 'uk', 'toString', '', 7, undefined].some(isLanguage)).toBe(false)
  })

  test.each(Object.entries(languages))('%s has a tag that is known everywhere', (_, { tag }) => {
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag])
    expect(new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag)).toBeDefined()
  })

  test('are those that a label takes', () => {
    const texts = Object.fromEntries(Object.keys(languages).map((code) => [code, 'x']))
    const fields = { SORT: 1, EDIT_FORM_LABEL: texts }
    expect(schemas['user.userfield.update'].safeParse({ id: 1, fields }).success).toBe(true)
  })
})

test('whoever takes a part of the entry pays for that part', async () => {
  const cost = async (names: string) => {
    const contents = `import { ${names} } from 'b24-users/fields'; console.log(${names})`
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: root },
      ...{ bundle: true, format: 'esm', minify: true, write: false },
    })
    return outputFiles.reduce((sum, { contents }) => sum + contents.length, 0)
  }
  const [all, some] = await Promise.all([cost('fields, languages, settings'), cost('languages')])
  expect(some).toBeLessThan(2_000)
  expect(all).toBeGreaterThan(10_000)
})
