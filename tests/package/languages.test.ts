import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { de } from '../../dist/locales/de.js'
import { en } from '../../dist/locales/en.js'
import { ru } from '../../dist/locales/ru.js'
import {
  createClient,
  init,
  isValidationError,
  schemas,
  setLocale,
  type ClientSettings,
  type Locale,
  type ValidationError,
} from '../../dist/node.js'

// Whatever is told of an input is told in the language that is set, or asked for, whichever way it takes.

beforeAll(() => init())
afterEach(() => setLocale(en))

const update = schemas['user.update']
const wrong = { ID: 0, WORK_POSITON: 'x' }
const warned = { ID: 5, UF_DEPARTMENT: [] }

/** What is wrong with that input, as a form or a log shows it. */
function linesIn({ issues, ranges, hints, refused }: Locale, method = 'user.update', place = ''): string {
  const name = [issues.unknown_field.field, hints.did_you_mean(['WORK_POSITION'])].join(' ')
  const id = issues.out_of_range(ranges.from(1))
  return [refused(method), `${place}ID: ${id}`, `${place}WORK_POSITON: ${name}`].join('\n')
}

function failure(act: () => unknown): ValidationError {
  try {
    act()
  } catch (error) {
    if (isValidationError(error)) return error
  }
  return expect.unreachable()
}

async function failureOf(promise: Promise<unknown>): Promise<ValidationError> {
  const error: unknown = await promise.catch((error: unknown) => error)
  return isValidationError(error) ? error : expect.unreachable()
}

function clientIn(settings: ClientSettings = {}) {
  const answer = { result: { result: { 0: true, a: true } } }
  const fetch = () => Promise.resolve(Response.json(answer))
  return createClient({ webhook: 'https://acme.bitrix24.com/rest/1/k3yc0de/', fetch, ...settings })
}

/** Ways in which a language is chosen. */
const choices: [string, (locale: Locale) => { locale?: Locale }][] = [
  ['set for all', (locale) => (setLocale(locale), {})],
  ['asked for', (locale) => ({ locale })],
  ['asked for in place of what is set', (locale) => (setLocale(locale === de ? ru : de), { locale })],
]

describe.each([
  ['English', en],
  ['German', de],
  ['Russian', ru],
])('%s', (_, locale) => {
  describe.each(choices)('%s', (_, choose) => {
    test('is spoken by safeParse and parse', () => {
      const context = choose(locale)
      const parsed = update.safeParse(wrong, context)
      expect(!parsed.success && parsed.error.message).toBe(linesIn(locale))
      expect(failure(() => update.parse(wrong, context)).message).toBe(linesIn(locale))
      expect(update.safeParse(warned, context)).toMatchObject({
        warnings: [
          { code: 'destructive', why: 'out_of_structure', message: locale.warnings.out_of_structure },
        ],
      })
    })

    test('is spoken by Standard Schema', () => {
      const options = { libraryOptions: { 'b24-users': choose(locale) } }
      expect(update['~standard'].validate({}, options)).toMatchObject({
        issues: [
          { path: ['ID'], message: locale.issues.required },
          { path: [], message: locale.issues.empty.nothing_to_change },
        ],
      })
    })

    test('is spoken of lists', () => {
      const context = choose(locale)
      const { refused, warned: remarks } = update.batches(JSON.stringify([wrong, warned]), context)
      expect(refused[0]?.issues.map(({ message }) => message)).toEqual([
        locale.issues.out_of_range(locale.ranges.from(1)),
        locale.issues.unknown_field.field,
      ])
      expect(remarks).toMatchObject([{ index: 1, warnings: [{ message: locale.warnings.out_of_structure }] }])
      expect(failure(() => update.batches('{}', context)).message).toBe(
        [locale.refused('user.update'), locale.issues.type(locale.expected.json_list)].join('\n'),
      )
    })

    test('is spoken by clients', async () => {
      const client = await clientIn(choose(locale))
      const said = (promise: Promise<unknown>) => failureOf(promise).then(({ message }) => message)
      expect(await said(client.user.update(wrong as never))).toBe(linesIn(locale))
      expect(await said(client.batch([['user.update', wrong as never]]))).toBe(
        linesIn(locale, 'batch', '[0].'),
      )
      expect(await said(client.call(5 as never))).toBe(
        [locale.refused('call'), locale.issues.type(locale.expected.method_and_parameters)].join('\n'),
      )
      const message = locale.warnings.out_of_structure
      expect(await client.user.update(warned)).toMatchObject({ warnings: [{ message }] })
      expect(await client.batch({ a: ['user.update', warned] })).toMatchObject({
        a: { success: true, data: { warnings: [{ message }] } },
      })
    })

    test('is spoken of options', async () => {
      const { message } = await failureOf(clientIn({ ...choose(locale), timeout: 0 }))
      const text = locale.issues.out_of_range(locale.expected.some_milliseconds)
      expect(message).toBe(`${locale.refused('createClient')}\ntimeout: ${text}`)
    })
  })
})

test('what was told stays as it was told', () => {
  const parsed = update.safeParse(wrong)
  setLocale(de)
  expect(!parsed.success && parsed.error.message).toBe(linesIn(en))
})

test('advice comes as a code as well', () => {
  const parsed = update.safeParse({ ID: 5, phone: 'x', fields: {} }, { locale: de })
  expect(parsed.success ? [] : parsed.error.issues).toMatchObject([
    {
      hint: 'Gemeint ist vielleicht PERSONAL_PHONE oder WORK_PHONE.',
      advice: { code: 'did_you_mean', names: ['PERSONAL_PHONE', 'WORK_PHONE'] },
    },
    { why: 'field', advice: { code: 'no_wrapper' } },
  ])
})

describe('what a locale cannot say is said in English', () => {
  const failing = () => {
    throw new Error('No word for it.')
  }

  test.each<[string, unknown]>([
    ['nothing', {}],
    ['another thing', 'de'],
    [
      'no text',
      { issues: { unknown_field: {}, out_of_range: () => 5 }, hints: {}, refused: () => undefined },
    ],
    ['failing', { issues: { out_of_range: failing }, hints: { did_you_mean: failing }, refused: failing }],
  ])('%s', async (_, broken) => {
    const locale = broken as Locale
    const parsed = update.safeParse(wrong, { locale })
    expect(!parsed.success && parsed.error.message).toBe(linesIn(en))
    const client = await clientIn({ locale })
    expect((await failureOf(client.user.update(wrong as never))).message).toBe(linesIn(en))
    expect(await client.user.update(warned)).toMatchObject({
      warnings: [{ message: en.warnings.out_of_structure }],
    })
  })

  test('also where it cannot be asked for', () => {
    const context = Object.defineProperty({}, 'locale', { enumerable: true, get: failing })
    const parsed = update.safeParse(wrong, context)
    expect(!parsed.success && parsed.error.message).toBe(linesIn(en))
  })
})
