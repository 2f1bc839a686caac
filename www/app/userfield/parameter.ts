import type { Path } from 'b24-users'
import { isLanguage, languageNames } from '../language.ts'
import { fieldParameterText, itemText, labelText, type ParameterText, settingText } from './text.ts'

const parameters: Readonly<Record<string, ParameterText>> = { ...fieldParameterText, ...labelText }

/** What the reader knows a place under `fields` by. */
export function parameterLabel(path: Readonly<Path>): string {
  const [, name = '', step, member] = path
  const label = parameters[name]?.label ?? String(name)
  if (step === undefined) return label
  if (name === 'LIST') {
    const item = `Item ${Number(step) + 1}`
    return member === undefined ? item : `${item}, ${itemText[member] ?? String(member)}`
  }
  if (name === 'SETTINGS') {
    return settingText[path.slice(2).join('.')]?.label ?? settingText[step]?.label ?? String(step)
  }
  return isLanguage(step) ? `${label}, ${languageNames[step]}` : label
}
