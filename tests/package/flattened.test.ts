import { beforeAll, describe, expect, test } from 'vitest'
import { flatten, formatPath, init, schemas, textOf } from '../../dist/node.js'

beforeAll(() => init())

describe('a path', () => {
  test.each([
    [[], ''],
    [['NAME'], 'NAME'],
    [['fields', 'LIST', 1, 'VALUE'], 'fields.LIST[1].VALUE'],
    [[3, 'ID'], '[3].ID'],
  ])('%j is written as %j', (path, text) => {
    expect(formatPath(path)).toBe(text)
  })
})

describe('issues', () => {
  test('stand at their places, hints included', () => {
    const LIST = [{ VALUE: 'Red' }, { VALUE: '' }]
    const parsed = schemas['user.userfield.update'].safeParse({ id: 1, fields: { LIST, SORTT: 1 } })
    if (parsed.success) return expect.unreachable()
    const { form, fields } = flatten(parsed.error.issues)
    expect(form).toEqual([])
    expect(Object.keys(fields).sort()).toEqual(['fields.LIST[1].VALUE', 'fields.SORTT'])
    expect(fields['fields.SORTT']).toEqual([expect.stringMatching(/\. Did you mean SORT\?$/)])
  })

  test('of the whole input stand apart', () => {
    const parsed = schemas['user.update'].safeParse({ ID: 5 })
    if (parsed.success) return expect.unreachable()
    const { form, fields } = flatten(parsed.error.issues)
    expect(form).toEqual([expect.stringMatching(/\.$/)])
    expect(fields).toEqual({})
  })

  test('of one place keep their order', () => {
    const told = ['one', 'two'].map((message) => ({ path: ['NAME'], message }))
    expect(flatten(told)).toEqual({ form: [], fields: { NAME: ['one', 'two'] } })
  })

  test('may stand at any name', () => {
    const { fields } = flatten([{ path: ['__proto__'], message: 'Unknown.' }])
    expect(Object.entries(fields)).toEqual([['__proto__', ['Unknown.']]])
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
  })

  test('that are warnings are sorted alike', () => {
    const parsed = schemas['user.update'].safeParse({ ID: 5, XML_ID: 'a' })
    if (!parsed.success) return expect.unreachable()
    expect(Object.keys(flatten(parsed.warnings).fields)).toEqual(['XML_ID'])
  })
})

test('an issue is one text with its hint, if it has one', () => {
  expect(textOf({ message: 'Wrong.', hint: 'Try this.' })).toBe('Wrong. Try this.')
  expect(textOf({ message: 'Wrong.' })).toBe('Wrong.')
})
