/** Whether a body comes in parts. */
export function isMultipart(type: string | undefined): boolean {
  return /^multipart\/form-data\b/i.test(type ?? '')
}

/**
 * Reads a body in parts and writes its fields as a form. Files are left out, as PHP keeps them apart from the parameters;
 * a body that cannot be read has no fields.
 */
export async function formOfMultipart(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<string> {
  const response = new Response(bytes, { headers: { 'content-type': type } })
  const parts = await response.formData().catch(() => new FormData())
  const form = new URLSearchParams()
  for (const [name, value] of parts) if (typeof value === 'string') form.append(name, value)
  return form.toString()
}
