import { readdirSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { en } from '../../dist/locales/en.js'
import { de } from '../../dist/locales/de.js'
import { ru } from '../../dist/locales/ru.js'
import { init, schemas, type Locale } from '../../dist/node.js'
import { english } from '../../www/package/english.ts'
import { sentences } from './sentences.ts'
import { contextOf, isObject, vectors } from './verdict.ts'

// What is said in each language: everything that there is a code for, and nothing of the input.

const locales = { en, de, ru }
const names = Object.keys(locales) as (keyof typeof locales)[]

beforeAll(() => init())

/** The codes of the core, by the names of their unions in `codes.ts`. */
const codes = new Map(
  Array.from(
    readFileSync(new URL('../../www/package/codes.ts', import.meta.url), 'utf8').matchAll(
      /^export type (\w+) =([^/]*)/gm,
    ),
    ([, name = '', union = '']) => [name, Array.from(union.matchAll(/'(\w+)'/g), ([, code = '']) => code)],
  ),
)

/** Where a locale words them. */
const tables: Record<string, (locale: Locale) => object> = {
  IssueCode: ({ issues }) => issues,
  UnknownName: ({ issues }) => issues.unknown_field,
  Emptiness: ({ issues }) => issues.empty,
  Conflict: ({ issues }) => issues.conflict,
  TableDefect: ({ issues }) => issues.bad_table,
  Expected: ({ expected }) => expected,
  Remark: ({ warnings }) => warnings,
  NamingAdvice: ({ hints }) => onlyFunctions(hints, true),
  PlainAdvice: ({ hints }) => onlyFunctions(hints, false),
}

function onlyFunctions(texts: object, are: boolean): object {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => (typeof text === 'function') === are))
}

describe.each(names)('%s', (name) => {
  const locale = locales[name]
  const said = sentences(locale)

  test('has words for every code, and for no other', () => {
    // What kind of warning it is stands in the code; the words are those of the remark.
    expect([...codes.keys()].filter((union) => union !== 'WarningCode')).toEqual(
      expect.arrayContaining(Object.keys(tables)),
    )
    expect(codes.size).toBe(Object.keys(tables).length + 1)
    for (const [union, tableOf] of Object.entries(tables)) {
      expect(Object.keys(tableOf(locale)).sort(), union).toEqual([...(codes.get(union) ?? [])].sort())
    }
  })

  test('says all of it in whole sentences', () => {
    expect(said.length).toBeGreaterThan(120)
    for (const [code, sentence] of said) {
      expect(sentence, code).toMatch(/^(\p{Lu}|list )/u)
      expect(sentence, code).toMatch(/[.?]$/)
      expect(sentence, code).not.toMatch(/\.[.?]|undefined|\[object| {2}/)
    }
  })

  test('says different things of different codes', () => {
    const all = said.map(([, sentence]) => sentence)
    // A text, a list of ids: the same in a sentence of another code.
    expect(new Set(all).size).toBeGreaterThan(all.length * 0.95)
  })

  test('says whatever is found in the vectors', () => {
    for (const { id, method, input, context } of vectors) {
      const parsed = schemas[method].safeParse(input, { ...contextOf(context), locale })
      const told = parsed.success ? parsed.warnings : parsed.error.issues
      for (const one of told) {
        const texts = 'hint' in one ? [one.message, one.hint] : [one.message]
        for (const text of texts) expect(text, id).toMatch(/^[^]+[.?]$/)
        expect(texts.join(' '), id).not.toMatch(/undefined|\[object/)
      }
    }
  })

  test('says nothing of the input', () => {
    const secret = 's3cr3t'
    for (const { id, method, input, context } of vectors) {
      const parsed = schemas[method].safeParse(hidden(input, secret), { ...contextOf(context), locale })
      const told = parsed.success ? parsed.warnings : parsed.error.issues
      expect(JSON.stringify(told.map((one) => ({ ...one, path: [] }))), id).not.toContain(secret)
      if (!parsed.success) expect(parsed.error.message, id).not.toContain(secret)
    }
  })
})

/** The input with something else in place of its texts. */
function hidden(value: unknown, secret: string): unknown {
  if (typeof value === 'string') return secret
  if (Array.isArray(value)) return value.map((item: unknown) => hidden(item, secret))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hidden(item, secret)]))
}

test('all sentences are in the list', async () => {
  const file = new URL('sentences.txt', import.meta.url)
  const [first = [], ...others] = names.map((name) => sentences(locales[name]))
  const blocks = first.map(([code, sentence], index) => {
    const told = [sentence, ...others.map((all) => all[index]?.[1])]
    return [`${code}\n`, ...told.map((text, place) => `  ${names[place]} ${text}\n`)].join('')
  })
  if (process.env['BLESS']) await writeFile(file, blocks.join(''))
  expect(blocks.join('')).toBe(await readFile(file, 'utf8'))
})

describe('no English is left', () => {
  /** What JavaScript and the portal call so in every language. */
  const names = /expected\.(oauth|abort_signal|b24|call)$/

  test.each([
    ['German', de],
    ['Russian', ru],
  ])('in %s', (_, locale) => {
    const english = new Map(sentences(en))
    for (const [code, sentence] of sentences(locale)) {
      expect(sentence, code).not.toBe(english.get(code))
      expect(sentence, code).not.toMatch(/\b(the|this|must|is|are|of|and|not|be|has|with|or|by|which|to)\b/i)
    }
  })

  test('in Russian, which has letters of its own', () => {
    for (const code of codes.get('Expected') ?? []) {
      const text = ru.expected[code as keyof typeof ru.expected]
      if (!names.test(`expected.${code}`)) expect(text, code).toMatch(/[а-яё]{2}|^ID/i)
    }
  })
})

test('Russian counts characters', () => {
  const { too_long } = ru.issues
  expect([1, 2, 5, 11, 21, 50, 101, 111, 255].map((limit) => too_long(limit))).toEqual([
    'Не больше 1 символа.',
    'Не больше 2 символов.',
    'Не больше 5 символов.',
    'Не больше 11 символов.',
    'Не больше 21 символа.',
    'Не больше 50 символов.',
    'Не больше 101 символа.',
    'Не больше 111 символов.',
    'Не больше 255 символов.',
  ])
})

test('lists of words are lists in each language', () => {
  const said = (words: string[]) => names.map((name) => locales[name].ranges.words(words))
  expect(said(['M', 'F', ''])).toEqual([
    'one of M, F, empty text',
    'M, F oder leerer Text',
    'M, F или пустой текст',
  ])
  expect(said(['Y', 'N'])).toEqual(['one of Y, N', 'Y oder N', 'Y или N'])
  expect(said(['Y'])).toEqual(['one of Y', 'Y', 'Y'])
})

test('the documentation of the types says the same as the warnings', async () => {
  const inputs = await readFile(new URL('../../www/package/inputs.ts', import.meta.url), 'utf8')
  expect(inputs).toContain(`\`undocumented\`: ${en.warnings.not_on_page}`)
  expect(inputs).toContain(`\`ignored_by_server\`: ${en.warnings.dropped}`)
})

test('whoever only checks has words for every code that a check can say', () => {
  const isSending = /^(client|rest|revise|sync|transport|render|bin|border)\b|^js\/(?!schema|report)/
  const said = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.rs') && !isSending.test(name))
    .map((name) => readFileSync(`src/${name}`, 'utf8').split('#[cfg(test)]')[0] ?? '')
    .join('\n')
  const words: Record<string, object> = {
    Unknown: english.issues.unknown_field,
    Lack: english.issues.empty,
    Conflict: english.issues.conflict,
    Expected: english.expected,
    Remark: english.warnings,
    Advice: english.hints,
  }
  const variantsIn = (list: string) =>
    Array.from(list.matchAll(/(\w+) = "(\w+)"/g), ([, variant = '', code]) => ({ variant, code }))
  for (const [name, texts] of Object.entries(words)) {
    const pattern = new RegExp(`\\b${name} \\{\\n([^}]*)\\}(?:\\s*//.*\\s*send \\{([^}]*))?`)
    const [, checked = '', sent = ''] = pattern.exec(said) ?? []
    const isSaid = ({ variant }: { variant: string }) => new RegExp(`\\b${name}::${variant}\\b`).test(said)
    expect(
      variantsIn(checked).filter((one) => !isSaid(one)),
      name,
    ).toEqual([])
    expect(variantsIn(sent).filter(isSaid), name).toEqual([])
    const codes = variantsIn(checked).map(({ code }) => code)
    expect(codes.length, name).toBeGreaterThan(1)
    expect(Object.keys(texts).sort(), name).toEqual(codes.sort())
  }
})
