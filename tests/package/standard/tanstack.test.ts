import { FormApi } from '@tanstack/form-core'
import { beforeAll, expect, test } from 'vitest'
import {
  init,
  schemas,
  type StandardIssue,
  type UserFieldUpdateInput,
  type UserUpdateInput,
} from '../../../dist/node.js'

beforeAll(() => init())

const update = schemas['user.userfield.update']

test('the messages are at the fields, and go when these are right', () => {
  const defaultValues: UserUpdateInput = { ID: 5, EMAIL: 'ann@example.com', PERSONAL_BIRTHDAY: '' }
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
  const defaultValues: UserUpdateInput = { ID: '5', ACTIVE: true }
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
