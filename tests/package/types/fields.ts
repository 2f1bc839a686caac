// Compiled, never run: what is told of the fields is typed by kind and name, and needs no types but the package's own.
import {
  flatten,
  formatPath,
  textOf,
  type Flattened,
  type Issue,
  type StandardIssue,
  type Warning,
} from 'b24-users'
import {
  fields,
  isLanguage,
  languages,
  settings,
  userFieldTypes,
  type DocumentedType,
  type FieldKind,
  type FieldMeta,
} from 'b24-users/fields'
import type { Language } from 'b24-users'
import { check, type Equal } from './equal.ts'

// Each kind has limits of its own.
export function hint(meta: FieldMeta): string {
  if (meta.kind === 'text') check<Equal<typeof meta.limit, number | undefined>>()
  if (meta.kind === 'word') return meta.allowed.join(', ')
  if (meta.kind === 'integer') return `${meta.min ?? ''}–${meta.max ?? ''}`
  if (meta.kind === 'items') return meta.members.map(({ title }) => title).join()
  // @ts-expect-error: a flag has no limit
  if (meta.kind === 'flag') check<Equal<typeof meta.limit, number>>()
  // @ts-expect-error: no such kind
  if (meta.kind === 'string') return ''
  return meta.doc
}
// @ts-expect-error: no such kind
export const kind: FieldKind = 'string'

// Names are those of the method.
const [first] = fields['user.update']
type Name = NonNullable<typeof first>['name']
'WORK_POSITION' satisfies Name
// @ts-expect-error: a misspelt name
'WORK_POSITON' satisfies Name
// @ts-expect-error: a new person is not asked for the id
fields['user.add'].filter(({ name }) => name === 'ID')
// @ts-expect-error: nothing is told of reading
export type Reading = (typeof fields)['user.get']
// @ts-expect-error: what is told is not to be changed
fields['user.update'][0] = first
check<Equal<(typeof settings.string)[number]['name'], 'DEFAULT_VALUE' | 'ROWS'>>()
check<Equal<keyof typeof settings, DocumentedType>>()
check<Equal<(typeof userFieldTypes)[number]['name'], DocumentedType>>()
// @ts-expect-error: an application's type has no settings here
export type Own = (typeof settings)['rest_12_rating']

// Languages go by the product's codes.
check<Equal<keyof typeof languages, Language>>()
const code: string = navigator.language
if (isLanguage(code)) languages[code].own satisfies string
// @ts-expect-error: a code may be none of the product's
code satisfies Language
// @ts-expect-error: Spanish is la
export type Spanish = (typeof languages)['es']

// Issues and warnings are sorted for a form.
declare const issues: Issue[]
declare const warnings: Warning[]
declare const bare: StandardIssue[]
export const flattened = flatten(issues)
check<Equal<typeof flattened, Flattened>>()
check<Equal<Flattened['form'], string[]>>()
check<Equal<Flattened['fields']['NAME'], string[] | undefined>>()
flatten(warnings)
issues.map(textOf) satisfies string[]
formatPath(['fields', 'LIST', 1]) satisfies string
// @ts-expect-error: what is no longer an issue of ours may have no place
flatten(bare)
// @ts-expect-error: a text is no path
formatPath('NAME')
