// Compiled, never run: every schema is one of Standard Schema, and infers what our own types say.
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { schemas, type Context, type Inputs, type Method, type Payloads } from 'b24-users'
import { check, type Equal } from './equal.ts'

type Standards = { [M in Method]: StandardSchemaV1<Inputs[M], Payloads[M]> }
type InferredInputs = { [M in Method]: StandardSchemaV1.InferInput<(typeof schemas)[M]> }
type InferredPayloads = { [M in Method]: StandardSchemaV1.InferOutput<(typeof schemas)[M]> }

const standards: Standards = schemas
check<Equal<InferredInputs, { [M in Method]: Inputs[M] }>>()
check<Equal<InferredPayloads, { [M in Method]: Payloads[M] }>>()

// The other way round: what the specification promises is what ours gives, at once.
const { validate } = schemas['user.update']['~standard']
const libraryOptions = { 'b24-users': { languages: ['en'] } satisfies Context }
const options: StandardSchemaV1.Options = { libraryOptions }
const result: StandardSchemaV1.Result<Payloads['user.update']> = validate({}, options)
if (result.issues) result.issues satisfies readonly StandardSchemaV1.Issue[]
else check<Equal<typeof result.value, Payloads['user.update']>>()

// @ts-expect-error: one schema is not another
export const other: StandardSchemaV1<Inputs['user.add'], Payloads['user.add']> = schemas['user.update']
// @ts-expect-error: the options are an object
validate({}, 'en')

export { standards }
