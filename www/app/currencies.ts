import { formatCurrency } from './i18n.ts'
import type { PickItem } from './pick.ts'

let known: readonly PickItem[] | undefined

/** Every currency that the browser knows, in the reader's language. */
export function currencyItems(): readonly PickItem[] {
  known ??= Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: currencyLabel(code) }))
  return known
}

function currencyLabel(code: string): string {
  const name = formatCurrency(code)
  return name === code ? code : `${code} · ${name}`
}
