import { expect, test } from 'vitest'
import { init, schemas, type ValidationError } from '../../dist/node.js'

await init()

function errorFor(name: string): ValidationError {
  const result = schemas['user.update'].safeParse({ ID: 1, [name]: 1 })
  if (result.success) throw new Error('It has passed')
  return result.error
}

const messageFor = (name: string) => errorFor(name).message

test.each([
  ['an escape of a terminal', 'A\u001b[31mB'],
  ['its short form', 'A\u009b31mB'],
  ['a line', 'A\nB'],
  ['another line', 'A\u2028B'],
  ['what turns text round', 'A\u202eB'],
  ['a mark of order', 'A\ufeffB'],
  ['nothing at all', 'A\0B'],
])('a name with %s steers nothing in a message', (_, name) => {
  const [, line = '', ...more] = messageFor(name).split('\n')
  expect(more).toEqual([])
  // eslint-disable-next-line no-control-regex -- these are what is meant
  expect(line).not.toMatch(/[\0-\x1f\x7f-\x9f\u2028-\u202e\ufeff]/)
  expect(line).toMatch(/^A .*B:/)
})

test('a message is no longer for a name that is long, the path is whole', () => {
  const name = 'x'.repeat(100_000)
  expect(messageFor(name).length).toBeLessThan(500)
  expect(errorFor(name).issues[0]?.path).toEqual([name])
})
