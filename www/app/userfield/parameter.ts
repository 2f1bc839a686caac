import type { Path } from 'b24-users'
import { type FieldMeta, fields, isLanguage, languages, settings } from 'b24-users/fields'
import { fieldParameterText, itemText, type ParameterText, settingText } from './text.ts'

const parameters: Readonly<Record<string, ParameterText>> = fieldParameterText

const titles = titlesOf(fields['user.userfield.add'])
const settingTitles = titlesOf(Object.values<readonly FieldMeta[]>(settings).flat())

/** What the reader knows a place under `fields` by. */
export function parameterLabel(path: Readonly<Path>): string {
  const [, name = '', step, member] = path
  const label = parameters[name]?.label ?? titles.get(name) ?? String(name)
  if (step === undefined) return label
  if (name === 'LIST') {
    const item = `Item ${Number(step) + 1}`
    return member === undefined ? item : `${item}, ${itemText[member] ?? String(member)}`
  }
  if (name === 'SETTINGS') return settingLabel(path.slice(2).join('.'))
  return isLanguage(step) ? `${label}, ${languages[step].name}` : label
}

/** What the reader knows a setting by; a dot leads into an object. */
export function settingLabel(name: string): string {
  const [outer = name] = name.split('.')
  return (settingText[name] ?? settingText[outer])?.label ?? settingTitles.get(outer) ?? outer
}

function titlesOf(list: readonly FieldMeta[]): ReadonlyMap<string | number, string> {
  return new Map(list.map(({ name, title }) => [name, title]))
}
