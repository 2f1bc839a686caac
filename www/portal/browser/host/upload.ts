import { UPLOAD } from '../../portal/upload.ts'
import type { Host } from './host.ts'

/** Sends a chosen application to the portal, and shows it then. */
export function openUpload(host: Host, input: HTMLElement | null): void {
  if (!(input instanceof HTMLInputElement)) return
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (!file) return
    input.disabled = true
    send(file)
      .then(() => location.assign('/'))
      .catch((thrown: unknown) => {
        // The same file can be chosen again when it has changed.
        input.value = ''
        input.disabled = false
        host.notify(thrown instanceof Error ? thrown.message : String(thrown))
      })
  })
}

async function send(file: File): Promise<void> {
  const response = await fetch(UPLOAD, { method: 'POST', body: await base64Of(file) })
  if (!response.ok) throw new Error(await response.text())
}

function base64Of(file: File): Promise<string> {
  const reader = new FileReader()
  return new Promise((resolve, reject) => {
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read.'))
    reader.readAsDataURL(file)
  })
}
