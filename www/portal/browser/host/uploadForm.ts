import type { Host } from './host.ts'

/** Sends a chosen application to the portal, and shows it then. */
export function openUpload(host: Host, input: HTMLElement | null): void {
  if (!(input instanceof HTMLInputElement)) return
  const address = input.dataset['address'] ?? ''
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (!file) return
    input.disabled = true
    send(file, address)
      .then(() => location.assign('/'))
      .catch((thrown: unknown) => {
        // The same file can be chosen again when it has changed.
        input.value = ''
        input.disabled = false
        host.notify(thrown instanceof Error ? thrown.message : String(thrown))
      })
  })
  // Until now nobody would have heard of a file.
  input.disabled = false
}

async function send(file: File, address: string): Promise<void> {
  const response = await fetch(address, { method: 'POST', body: await base64Of(file) })
  if (!response.ok) throw new Error(await response.text())
}

function base64Of(file: File): Promise<string> {
  const reader = new FileReader()
  return new Promise((resolve, reject) => {
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read.'))
    reader.readAsDataURL(file)
  })
}
