import { initTRPC, TRPCError, type inferProcedureInput } from '@trpc/server'
import { beforeAll, expect, expectTypeOf, test } from 'vitest'
import {
  init,
  isValidationError,
  schemas,
  type StandardInput,
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
  expectTypeOf<inferProcedureInput<(typeof users)['update']>>().toEqualTypeOf<StandardInput<'user.update'>>()
})

test('a file is read where the Standard Schema alone is given, since the router prefers `parse`', async () => {
  const { '~standard': standard } = schemas['user.update']
  const files = router({ update: procedure.input({ '~standard': standard }).mutation(({ input }) => input) })
  const PERSONAL_PHOTO = new File(
    [Uint8Array.from(atob('iVBORw0KGgo='), (byte) => byte.charCodeAt(0))],
    'a.png',
  )
  expect(await createCallerFactory(files)({}).update({ ID: 5, PERSONAL_PHOTO })).toEqual({
    ID: 5,
    PERSONAL_PHOTO: ['a.png', 'iVBORw0KGgo='],
  })
  const { cause } = await refusal(caller.update({ ID: 5, PERSONAL_PHOTO }))
  expect(cause).toMatchObject({ issues: [{ path: ['PERSONAL_PHOTO'], code: 'type' }] })
})
