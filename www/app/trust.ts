/** What a browser of trusted types takes as a policy. */
interface Trusted {
  createPolicy(name: string, rules: { createHTML: (text: string) => string | undefined }): unknown
}

/**
 * Where a policy demands trusted types, the UI kit's own style sheet has to pass: it is written as HTML, though it holds no
 * markup. Whatever holds some is refused.
 */
export function trustPlainText(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: Trusted }
  try {
    trustedTypes?.createPolicy('default', {
      createHTML: (text) => (text.includes('<') ? undefined : text),
    })
  } catch {
    // The host allows no such policy; then the page goes without the kit's colours.
  }
}
