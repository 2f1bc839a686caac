import type { LineControl } from './fields.ts'

/** Type of the input for one value; dates stay text, since a browser would empty what it cannot read. */
export function inputType(control: LineControl): 'email' | 'tel' | 'text' {
  return control === 'email' || control === 'tel' ? control : 'text'
}

/** Keys that a phone offers for one value; its keys for numbers have no minus, so only ids get them. */
export function inputMode(control: LineControl): 'numeric' | undefined {
  return control === 'digits' ? 'numeric' : undefined
}
