/** Whether a body comes in parts. */
export function isMultipart(type: string | undefined): boolean {
  return /^multipart\/form-data\b/i.test(type ?? '')
}

/** Parts that are read, as many as PHP reads parameters; a body of more is not taken apart. */
const MOST_PARTS = 1000

/**
 * Reads a body in parts and writes its fields as a form. Files are left out, as PHP keeps them apart from the parameters;
 * a body that cannot be read has no fields.
 */
export async function formOfMultipart(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<string> {
  const form = new URLSearchParams()
  if (partsOf(bytes, type) > MOST_PARTS) return ''
  const response = new Response(bytes, { headers: { 'content-type': type } })
  const parts = await response.formData().catch(() => new FormData())
  for (const [name, value] of parts) if (typeof value === 'string') form.append(name, value)
  return form.toString()
}

function partsOf(bytes: Uint8Array, type: string): number {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? []
  const boundary = `--${quoted ?? plain ?? ''}`
  return new TextDecoder('latin1').decode(bytes).split(boundary, MOST_PARTS + 3).length - 2
}
