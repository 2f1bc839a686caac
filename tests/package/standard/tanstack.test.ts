import { FormApi } from '@tanstack/form-core'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  init,
  schemas,
  type StandardInput,
  type StandardIssue,
  type UserFieldUpdateInput,
} from '../../../dist/node.js'

beforeAll(() => init())

const update = schemas['user.userfield.update']

test('the messages are at the fields, and go when these are right', () => {
  const defaultValues: StandardInput<'user.update'> = {
    ID: 5,
    EMAIL: 'ann@example.com',
    PERSONAL_BIRTHDAY: '',
  }
  const form = new FormApi({ defaultValues, validators: { onChange: schemas['user.update'] } })
  form.mount()
  const messagesAt = (name: 'EMAIL' | 'PERSONAL_BIRTHDAY') =>
    (form.getFieldMeta(name)?.errors as StandardIssue[]).map(({ message }) => message)

  form.setFieldValue('EMAIL', 'nobody')
  form.setFieldValue('PERSONAL_BIRTHDAY', '31/12/1990')
  expect(form.state.canSubmit).toBe(false)
  expect(messagesAt('EMAIL')).toEqual([expect.stringContaining('e-mail address')])
  expect(messagesAt('PERSONAL_BIRTHDAY')).toEqual([expect.stringContaining('YYYY-MM-DD')])

  form.setFieldValue('EMAIL', 'ann@example.org')
  form.setFieldValue('PERSONAL_BIRTHDAY', '1990-12-31')
  expect(form.state.canSubmit).toBe(true)
  expect(messagesAt('EMAIL')).toEqual([])
})

test('a label and an item deep inside are fields too', () => {
  const defaultValues: UserFieldUpdateInput = {
    id: 42,
    fields: { EDIT_FORM_LABEL: { en: 'Colour', de: 'Farbe' }, LIST: [{ VALUE: 'Red' }, { VALUE: 'Green' }] },
  }
  const form = new FormApi({ defaultValues, validators: { onChange: update } })
  form.mount()
  form.setFieldValue('fields.EDIT_FORM_LABEL.de', '-'.repeat(300))
  form.setFieldValue('fields.LIST[1].VALUE', '')
  const wrong = Object.keys(form.state.errorMap.onChange ?? {})
  expect(wrong).toEqual(['fields.EDIT_FORM_LABEL.de', 'fields.LIST[1].VALUE'])
})

test('a right form is submitted', async () => {
  const sent: unknown[] = []
  const defaultValues: StandardInput<'user.update'> = { ID: '5', ACTIVE: true }
  const form = new FormApi({
    defaultValues,
    validators: { onSubmit: schemas['user.update'] },
    // The library hands on what was typed; what goes on the wire is the schema's to make.
    onSubmit: ({ value }) => sent.push(schemas['user.update'].parse(value)),
  })
  form.mount()
  await form.handleSubmit()
  expect(sent).toEqual([{ ID: 5, ACTIVE: 'Y' }])
})

describe('a file is read by the validator that waits', () => {
  async function submit(base64: string) {
    const sent: unknown[] = []
    const content = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))
    const PERSONAL_PHOTO = new File([content], 'a.png')
    const defaultValues: StandardInput<'user.update'> = { ID: 5, PERSONAL_PHOTO }
    const form = new FormApi({
      defaultValues,
      validators: { onSubmitAsync: schemas['user.update'] },
      // The file itself: a client's method takes it as it is.
      onSubmit: ({ value }) => sent.push(value.PERSONAL_PHOTO),
    })
    form.mount()
    await form.handleSubmit()
    return { sent, PERSONAL_PHOTO, wrong: Object.keys(form.state.errorMap.onSubmit ?? {}) }
  }

  test('and what is no image is told of', async () => {
    expect(await submit('YQ==')).toMatchObject({ sent: [], wrong: ['PERSONAL_PHOTO'] })
  })

  test('and an image is handed on', async () => {
    const { sent, PERSONAL_PHOTO, wrong } = await submit('iVBORw0KGgo=')
    expect(wrong).toEqual([])
    expect(sent).toEqual([PERSONAL_PHOTO])
  })
})
