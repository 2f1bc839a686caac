/** Replaces or deletes the photo of whoever opened the application; the file goes to the client as it is. */
import { type BX24Like, createClient, type FileInput, isB24Error, type User } from 'b24-users'

declare const BX24: BX24Like

const input = document.querySelector('input') as HTMLInputElement
const output = document.querySelector('output') as HTMLOutputElement
const image = document.querySelector('img') as HTMLImageElement

// A photo of many megabytes can take longer than the usual half a minute.
const client = await createClient({ bx24: BX24, timeout: 120_000 })
const { result: me } = await client.user.current()
show(me)

input.addEventListener('change', () => {
  const [file] = input.files ?? []
  if (file) void send(file)
})
document.querySelector('button')?.addEventListener('click', () => void send(''))

async function send(photo: FileInput | ''): Promise<void> {
  try {
    await client.user.update({ ID: me.ID, PERSONAL_PHOTO: photo })
    show((await client.user.current()).result)
    output.textContent = 'Saved.'
  } catch (error) {
    if (!isB24Error(error)) throw error
    output.textContent = error.message
  }
}

function show({ PERSONAL_PHOTO = '' }: User): void {
  image.src = PERSONAL_PHOTO
}
