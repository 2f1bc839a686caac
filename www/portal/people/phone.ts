import { type FieldChange } from '../fields/change.ts'
import type { Person } from '../world/state.ts'
import type { World } from '../world/world.ts'

/** Characters that a number must have once it is normalised. */
const SHORTEST = 10

/** Whether telephony can call a number; it is stored as it was sent. */
export function isCallable(text: string): boolean {
  return normalise(text).length >= SHORTEST
}

/** Digits with `# * , ;` in the international form, as far as that can be told. */
function normalise(text: string): string {
  const number = text.replace(/^\+8/, '008').replace(/[^0-9#*,;]/g, '')
  if (/^8[0-2]/.test(number)) return number
  if (/^(?:00|011)/.test(number)) return number.replace(/^(?:00|011)/, '')
  if (/^8.{10}$/.test(number)) return `7${number.slice(1)}`
  return number.replace(/^0/, '')
}

/** An extension is kept as its digits: one to four of them, and nobody else's. */
export function readExtension(world: World, person: Person, text: string): FieldChange {
  if (text === '') return { action: 'set', value: '' }
  const digits = text.replace(/\D/g, '')
  if (!/^\d{1,4}$/.test(digits)) {
    return { action: 'refuse', reason: 'An extension has one to four digits.<br>' }
  }
  for (const { id, columns } of world.state.people.values()) {
    if (id !== person.id && columns['UF_PHONE_INNER'] === digits) {
      return { action: 'refuse', reason: `The extension ${digits} belongs to somebody else.<br>` }
    }
  }
  return { action: 'set', value: digits }
}
