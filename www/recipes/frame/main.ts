/** Shows the position of whoever opened the application, and changes it. */
import { type BX24Like, createClient, isB24Error, isValidationError } from 'b24-users'

declare const BX24: BX24Like

const form = document.querySelector('form') as HTMLFormElement
const input = form.querySelector('input') as HTMLInputElement
const output = form.querySelector('output') as HTMLOutputElement

const client = await createClient({ bx24: BX24 })
const { result: me } = await client.user.current()
input.value = me.WORK_POSITION ?? ''

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void save()
})

async function save(): Promise<void> {
  try {
    await client.user.update({ ID: me.ID, WORK_POSITION: input.value })
    output.textContent = 'Saved.'
  } catch (error) {
    if (isValidationError(error)) output.textContent = error.issues.map(({ message }) => message).join(' ')
    else if (isB24Error(error)) output.textContent = error.message
    else throw error
  }
}
