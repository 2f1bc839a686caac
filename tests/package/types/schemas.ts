// Compiled, never run: what the declarations of the schemas must accept and refuse.
import type { StandardSchemaV1 } from '@standard-schema/spec'
import {
  schemas,
  setLocale,
  type Conflict,
  type Expected,
  type Inputs,
  type Issue,
  type Locale,
  type Method,
  type Payloads,
  type UserFieldRow,
  type Warning,
  type WithFiles,
} from 'b24-users'
import { de } from 'b24-users/locales/de'
import { ru } from 'b24-users/locales/ru'
import { check, type Equal } from './equal.ts'

const update = schemas['user.update']

// Any form library takes it, and infers both sides.
const standard: StandardSchemaV1<WithFiles<Inputs['user.update']>, Payloads['user.update']> = update
check<Equal<StandardSchemaV1.InferInput<typeof update>, WithFiles<Inputs['user.update']>>>()
check<Equal<StandardSchemaV1.InferOutput<typeof update>, Payloads['user.update']>>()
// Files have to be read, so a form awaits it.
const outcome: StandardSchemaV1.Result<unknown> = await update['~standard'].validate({})

// Every method has its schema, and no other name has.
check<Equal<keyof typeof schemas, Method>>()
check<Equal<Method, keyof Inputs>>()
// @ts-expect-error: no such method
export type UnknownMethod = (typeof schemas)['user.delete']
// @ts-expect-error: the schemas cannot be replaced
schemas['user.get'] = schemas['user.search']

// @ts-expect-error: only some codes have a limit
export type Limit = Issue['limit']

// Anything may be checked; the outcome must be looked at first.
const parsed = update.safeParse(document.forms)
// @ts-expect-error: there may be no data
export type Early = (typeof parsed)['data']
if (parsed.success) {
  check<Equal<typeof parsed.data, Payloads['user.update']>>()
  check<Equal<typeof parsed.data.ID, number>>()
  check<Equal<typeof parsed.warnings, Warning[]>>()
} else {
  for (const issue of parsed.error.issues) {
    check<Equal<typeof issue.path, (string | number)[]>>()
    check<Equal<typeof issue.hint, string | undefined>>()
    if (issue.code === 'too_long') check<Equal<typeof issue.limit, number>>()
    if (issue.code === 'type') check<Equal<typeof issue.expected, Expected>>()
    if (issue.code === 'conflict') check<Equal<typeof issue.why, Conflict>>()
    const { advice } = issue
    if (advice?.code === 'did_you_mean') check<Equal<typeof advice.names, readonly string[]>>()
    if (issue.code === 'out_of_range') check<Equal<typeof issue.min, number | undefined>>()
    // @ts-expect-error: no such code
    if (issue.code === 'invalid') throw parsed.error
  }
}

// The row of a list is the context of its update.
declare const row: UserFieldRow
schemas['user.userfield.update'].safeParse({}, { field: row, userFields: [row], languages: ['en'] })
schemas['user.userfield.update'].safeParse({}, { field: { USER_TYPE_ID: 'rest_12_rating', MULTIPLE: 'Y' } })
// @ts-expect-error: no such type of field
schemas['user.userfield.update'].safeParse({}, { field: { USER_TYPE_ID: 'text' } })
// @ts-expect-error: no such knowledge
schemas['user.userfield.update'].safeParse({}, { fields: row })

// A locale says everything; one's own may begin with another.
setLocale(de)
setLocale({ ...ru, refused: (subject) => subject })
schemas['user.update'].safeParse({}, { locale: ru })
// @ts-expect-error: it says nothing of anything but hints
const partial: Locale = { hints: de.hints }
// @ts-expect-error: a hint is missing
setLocale({ ...de, hints: { leave_out: 'Weg damit.' } })

// Documented inputs.
const inputs: Inputs['user.update'][] = [
  { ID: 5 },
  { ID: '5', ACTIVE: true },
  { ID: 5, ACTIVE: 'N', NAME: undefined },
  { ID: 5, PERSONAL_PHOTO: ['a.png', 'iVBORw0KGgo='], UF_DEPARTMENT: [1, 15] },
  { ID: 5, PERSONAL_PHOTO: '', UF_USR_GRADE: 7 },
]
// @ts-expect-error: the id is required
const withoutId: Inputs['user.update'] = { NAME: 'Ann' }
// @ts-expect-error: text that is no number
const wordId: Inputs['user.update'] = { ID: 'five' }
// @ts-expect-error: null is never a value
const nothing: Inputs['user.update'] = { ID: 5, NAME: null }
// @ts-expect-error: a misspelt name
const misspelt: Inputs['user.update'] = { ID: 5, WORK_POSITON: 'Lead' }
// @ts-expect-error: a schema is synchronous, so it takes no file
const photo: Inputs['user.update'] = { ID: 5, PERSONAL_PHOTO: new File([], 'a.png') }

export { inputs, misspelt, nothing, outcome, partial, photo, standard, withoutId, wordId }
