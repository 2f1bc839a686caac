import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { createFormControl } from 'react-hook-form'
import { beforeAll, expect, test } from 'vitest'
import { init, schemas, type StandardInput, type UserUpdatePayload } from '../../../dist/node.js'

beforeAll(() => init())

test('what goes for the whole form is an error of its root', async () => {
  const resolver = standardSchemaResolver(schemas['user.update'])
  const errors: unknown[] = []
  const { handleSubmit } = createFormControl<StandardInput<'user.update'>, unknown, UserUpdatePayload>({
    resolver,
    defaultValues: { ID: 5 },
  })
  await handleSubmit(
    () => expect.unreachable(),
    (found) => errors.push(found),
  )()
  expect(errors).toMatchObject([{ root: { message: expect.stringMatching(/\.$/) as string } }])
})

test.each([
  [
    'an image becomes what goes on the wire',
    'iVBORw0KGgo=',
    { ID: 5, PERSONAL_PHOTO: ['a.png', 'iVBORw0KGgo='] },
  ],
  ['what is no image is an error of its field', 'YQ==', { PERSONAL_PHOTO: { type: '' } }],
])('a file is read: %s', async (_, base64, outcome) => {
  const content = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))
  const told: unknown[] = []
  const { handleSubmit } = createFormControl<StandardInput<'user.update'>, unknown, UserUpdatePayload>({
    resolver: standardSchemaResolver(schemas['user.update']),
    defaultValues: { ID: 5, PERSONAL_PHOTO: new File([content], 'a.png') },
  })
  const tell = (one: unknown) => void told.push(one)
  await handleSubmit(tell, tell)()
  expect(told).toMatchObject([outcome])
})
