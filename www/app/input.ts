import type { LineControl } from './fields.ts'

/** Type of the input for one value; what a browser would judge or empty by rules of its own stays text. */
export function inputType(control: LineControl): 'tel' | 'text' {
  return control === 'tel' ? control : 'text'
}

/** Keys that a phone offers for one value; its keys for numbers have no minus, so only ids get them. */
export function inputMode(control: LineControl): 'email' | 'numeric' | undefined {
  if (control === 'email') return control
  return control === 'digits' ? 'numeric' : undefined
}
