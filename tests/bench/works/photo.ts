import type { Turns } from '../turn.ts'

const url = 'https://portal.example/rest/1/code/user.update.json'

/** Takes a request, as `fetch` does. */
export type Send = (request: Request) => Promise<Response>

/** Sends a photo. */
export type Upload = (photo: File, send: Send) => Promise<unknown>

/** A picture of five megabytes, as far as anybody looks: the beginning of a PNG, and noise. */
export function createPhoto(size = 5_000_000): File {
  const bytes = new Uint8Array(size)
  let state = 1
  for (let index = 0; index < size; index++) {
    state = Math.imul(state, 1_664_525) + 1_013_904_223
    bytes[index] = state >>> 24
  }
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new File([bytes], 'photo.png', { type: 'image/png' })
}

/** The ways from a file to a request that this host has. */
export async function uploads(): Promise<Map<string, Upload>> {
  const found = new Map<string, Upload>([['ours', await ours()]])
  if ('FileReader' in globalThis) {
    found.set('readAsDataURL', async (photo, send) => post(photo, await readAsDataURL(photo), send))
  }
  if ('Buffer' in globalThis) {
    found.set('Buffer', async (photo, send) => {
      return post(photo, Buffer.from(await photo.arrayBuffer()).toString('base64'), send)
    })
  }
  // Too new to rely on; where it exists it is the least that can be done.
  if ('toBase64' in Uint8Array.prototype) {
    found.set('toBase64', async (photo, send) => {
      const bytes = new Uint8Array(await photo.arrayBuffer()) as Uint8Array & { toBase64(): string }
      return post(photo, bytes.toBase64(), send)
    })
  }
  return found
}

/** One photo from a file to a request that has left. */
export async function photoTurns(): Promise<Turns> {
  const photo = createPhoto()
  const answer: Send = () => Promise.resolve(new Response('{"result":true}'))
  return new Map(
    Array.from(await uploads(), ([name, upload]) => [
      name,
      async () => ((await upload(photo, answer)) === true ? 1 : 0),
    ]),
  )
}

async function ours(): Promise<Upload> {
  // Only now, so that a realm without photos has not loaded it.
  const { createClient } = await import('b24-users')
  // Stands for whoever sends this time.
  let current: Send | undefined
  const client = await createClient({
    webhook: 'https://portal.example/rest/1/code/',
    rate: false,
    fetch: (input) => (current as Send)(input as Request),
  })
  return async (photo, send) => {
    current = send
    return (await client.user.update({ ID: 1, PERSONAL_PHOTO: photo })).result
  }
}

/** Any of the others, from base64 on. */
async function post(photo: File, content: string, send: Send): Promise<unknown> {
  const body = JSON.stringify({ ID: 1, PERSONAL_PHOTO: [photo.name, content] })
  const headers = { 'content-type': 'application/json' }
  const response = await send(new Request(url, { method: 'POST', headers, body }))
  return ((await response.json()) as { result: unknown }).result
}

function readAsDataURL(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      const url = reader.result as string
      resolve(url.slice(url.indexOf(',') + 1))
    }
    reader.onerror = () => {
      reject(new Error('The photo cannot be read', { cause: reader.error }))
    }
    reader.readAsDataURL(file)
  })
}
