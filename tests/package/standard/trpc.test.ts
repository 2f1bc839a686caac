import { initTRPC, TRPCError, type inferProcedureInput } from '@trpc/server'
import { beforeAll, expect, expectTypeOf, test } from 'vitest'
import {
  init,
  isValidationError,
  schemas,
  type UserUpdateInput,
  type UserUpdatePayload,
} from '../../../dist/node.js'

beforeAll(() => init())

const { procedure, router, createCallerFactory } = initTRPC.create()
const users = router({
  update: procedure.input(schemas['user.update']).mutation(({ input }) => {
    expectTypeOf(input).toEqualTypeOf<UserUpdatePayload>()
    return input
  }),
  relabel: procedure.input(schemas['user.userfield.update']).mutation(({ input }) => input),
})
const caller = createCallerFactory(users)({})

/** What a router makes of an input that does not fit. */
async function refusal(call: Promise<unknown>): Promise<TRPCError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof TRPCError)) throw new Error('The call was not refused', { cause: error })
  return error
}

test('the resolver gets what goes on the wire', async () => {
  expect(await caller.update({ ID: '5', ACTIVE: true, LAST_NAME: undefined })).toEqual({ ID: 5, ACTIVE: 'Y' })
})

test('a wrong input is a bad request, with every issue in its cause', async () => {
  // @ts-expect-error: NAME is text
  const { code, cause } = await refusal(caller.update({ ID: 5, NAME: 7, ACTIVE: 'Y', EMAIL: 'nobody' }))
  expect(code).toBe('BAD_REQUEST')
  if (!isValidationError(cause)) throw new Error('The cause is not ours', { cause })
  expect(cause.issues.map(({ path, code }) => [path, code])).toEqual([
    [['NAME'], 'type'],
    [['EMAIL'], 'bad_email'],
  ])
})

test('a place deep inside is named in full', async () => {
  const fields = { EDIT_FORM_LABEL: { en: 'Skills', de: '-'.repeat(300) } }
  const { cause } = await refusal(caller.relabel({ id: 42, fields }))
  expect(cause).toMatchObject({ issues: [{ path: ['fields', 'EDIT_FORM_LABEL', 'de'] }] })
})

test('a caller gives the parameters of the REST method', () => {
  expectTypeOf<inferProcedureInput<(typeof users)['update']>>().toEqualTypeOf<UserUpdateInput>()
})
