// A page with two real forms, bundled and opened by the test beside it; written without JSX, which nothing else here has.
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { createElement as element, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { useForm, type FieldError } from 'react-hook-form'
import {
  init,
  schemas,
  type StandardInput,
  type UserFieldUpdateInput,
  type UserFieldUpdatePayload,
  type UserUpdatePayload,
} from '../../dist/index.js'

declare global {
  interface Window {
    /** What the forms would send, in order. */
    sent: unknown[]
  }
}

function PersonForm(): ReactNode {
  const { register, handleSubmit, formState, getFieldState } = useForm<
    StandardInput<'user.update'>,
    unknown,
    UserUpdatePayload
  >({
    resolver: standardSchemaResolver(schemas['user.update']),
    defaultValues: { ID: '5', ACTIVE: true },
  })
  const controls = (['EMAIL', 'PERSONAL_BIRTHDAY'] as const).map((name) => [
    element('input', register(name)),
    message(name, getFieldState(name, formState).error),
  ])
  const send = handleSubmit((payload) => window.sent.push(payload))
  return element('form', { id: 'person', onSubmit: send }, ...controls.flat(), element('button'))
}

function FieldForm(): ReactNode {
  const { register, handleSubmit, formState, getFieldState } = useForm<
    UserFieldUpdateInput,
    unknown,
    UserFieldUpdatePayload
  >({
    resolver: standardSchemaResolver(schemas['user.userfield.update']),
    defaultValues: { id: 42, fields: { SHOW_FILTER: false } },
  })
  const controls = (['fields.EDIT_FORM_LABEL.en', 'fields.EDIT_FORM_LABEL.de'] as const).map((name) => [
    element('input', register(name)),
    message(name, getFieldState(name, formState).error),
  ])
  const send = handleSubmit((payload) => window.sent.push(payload))
  return element('form', { id: 'field', onSubmit: send }, ...controls.flat(), element('button'))
}

function message(name: string, error: FieldError | undefined): ReactNode {
  return element('output', { name }, error?.message)
}

window.sent = []
await init()
const place = document.body.appendChild(document.createElement('main'))
createRoot(place).render([element(PersonForm, { key: 1 }), element(FieldForm, { key: 2 })])
