import { expect, test } from 'vitest'
import { RestError, settle } from '../../dist/node.js'

test('a kept promise becomes its data', async () => {
  expect(await settle(Promise.resolve({ result: true }))).toEqual({ success: true, data: { result: true } })
})

test.each([[undefined], [false], [0], ['']])('a falsy result is a success: %j', async (data) => {
  expect(await settle(Promise.resolve(data))).toEqual({ success: true, data })
})

test('a broken promise becomes its error, untouched', async () => {
  const error = new RestError({ method: 'user.get', code: '', description: '', retryable: false })
  const settled = await settle(Promise.reject(error))
  expect(settled.success).toBe(false)
  expect(!settled.success && settled.error).toBe(error)
})

test('a promise of another library will do', async () => {
  const thenable: PromiseLike<number> = { then: (resolve) => Promise.resolve(7).then(resolve) }
  expect(await settle(thenable)).toEqual({ success: true, data: 7 })
})
