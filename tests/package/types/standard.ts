// Compiled, never run: every schema is one of Standard Schema, and infers what our own types say.
import type { StandardSchemaV1 } from '@standard-schema/spec'
import {
  schemas,
  type Context,
  type Inputs,
  type Method,
  type Payloads,
  type StandardInput,
  type WithFiles,
} from 'b24-users'
import { check, type Equal } from './equal.ts'

type Standards = { [M in Method]: StandardSchemaV1<StandardInput<M>, Payloads[M]> }
type InferredInputs = { [M in Method]: StandardSchemaV1.InferInput<(typeof schemas)[M]> }
type InferredPayloads = { [M in Method]: StandardSchemaV1.InferOutput<(typeof schemas)[M]> }

const standards: Standards = schemas
check<Equal<InferredInputs, { [M in Method]: StandardInput<M> }>>()
check<Equal<StandardInput<'user.update'>, WithFiles<Inputs['user.update']>>>()
check<Equal<StandardInput<'user.get'>, Inputs['user.get']>>()

// Files go where a client's methods take them.
const photo: StandardInput<'user.add'> = { EMAIL: 'ann@example.com', PERSONAL_PHOTO: new File([], 'a.png') }
// @ts-expect-error: other fields take no files
const name: StandardInput<'user.add'> = { EMAIL: 'ann@example.com', NAME: new File([], 'a.png') }
check<Equal<InferredPayloads, { [M in Method]: Payloads[M] }>>()

// The other way round: what the specification promises is what ours gives, at once or later.
const { validate } = schemas['user.update']['~standard']
const libraryOptions = { 'b24-users': { languages: ['en'] } satisfies Context }
const options: StandardSchemaV1.Options = { libraryOptions }
const result: StandardSchemaV1.Result<Payloads['user.update']> = await validate({}, options)
if (result.issues) result.issues satisfies readonly StandardSchemaV1.Issue[]
else check<Equal<typeof result.value, Payloads['user.update']>>()

// @ts-expect-error: one schema is not another
export const other: StandardSchemaV1<Inputs['user.add'], Payloads['user.add']> = schemas['user.update']
// @ts-expect-error: the options are an object
void validate({}, 'en')

// @ts-expect-error: there may be files to wait for
export const early: StandardSchemaV1.Result<Payloads['user.update']> = validate({})
check<Equal<Awaited<ReturnType<(typeof schemas)['user.add']['parseAsync']>>, Payloads['user.add']>>()

export { name, photo, standards }
