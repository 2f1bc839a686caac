import type { Control, LineControl } from './fields.ts'

const lines: readonly string[] = [
  'text',
  'lines',
  'email',
  'tel',
  'digits',
  'whole',
  'decimal',
  'date',
  'moment',
  'zone',
  'person',
  'crm',
  'money',
  'address',
]

/** Whether a value is typed as a line of text. */
export function isLine(control: Control): control is LineControl {
  return lines.includes(control)
}

/** Type of the input for one value; what a browser would judge or empty by rules of its own stays text. */
export function inputType(control: LineControl): 'tel' | 'text' {
  return control === 'tel' ? control : 'text'
}

/** Keys that a phone offers for one value; its keys for numbers have no minus, so only ids get them. */
export function inputMode(control: LineControl): 'email' | 'numeric' | undefined {
  if (control === 'email') return control
  return control === 'digits' ? 'numeric' : undefined
}
