/** Two verdicts on an input, ours and that of JSON Schema; `json-schema.test.ts` compares them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020, type ErrorObject, type SchemaObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { schemas, type Context, type Method } from '../../dist/node.js'

/** An input, what is known of the portal, and what we find wrong; places are JSON pointers. */
export interface Judged {
  method: Method
  input: unknown
  context: Known
  issues: Issue[]
}

export interface Issue {
  place: string
  code: string
}

/** What is known of the portal, in the words of the vectors. */
export interface Known {
  USER_TYPE_ID?: string
  MULTIPLE?: string
  user_fields?: Record<string, { USER_TYPE_ID: string; MULTIPLE: string }>
}

/** Our verdict. */
export function judge(method: Method, input: unknown, context: Known = {}): Judged {
  const parsed = schemas[method].safeParse(input, contextOf(context))
  const issues = parsed.success ? [] : parsed.error.issues
  const place = (path: readonly (string | number)[]) => path.map((step) => `/${step}`).join('')
  return { method, input, context, issues: issues.map(({ path, code }) => ({ place: place(path), code })) }
}

/** What is known of the portal, as our schemas take it. */
export function contextOf({ user_fields, ...field }: Known): Context {
  const rows = Object.entries(user_fields ?? {}).map(([code, row]) => ({ FIELD_NAME: code, ...row }))
  return {
    ...(Object.keys(field).length > 0 && { field }),
    ...(user_fields && { userFields: rows }),
  } as Context
}

/** Our verdicts as the vectors have them: every case of every file that is the input of a method. */
export const vectors = readVectors(fileURLToPath(new URL('../vectors', import.meta.url)))

function readVectors(folder: string): (Judged & { id: string })[] {
  interface Case {
    id: string
    method: Method
    input: unknown
    context?: Known
    issues?: { path: string; code: string }[]
  }
  const place = (path: string) => path && `/${path.replaceAll(/\[(\d+)\]/g, '.$1').replaceAll('.', '/')}`
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => readJson(join(folder, name)) as Case[])
    .filter((one) => 'input' in one)
    .map(({ context = {}, issues = [], ...rest }) => ({
      ...rest,
      context,
      issues: issues.map(({ path, code }) => ({ place: place(path), code })),
    }))
}

export const folder = fileURLToPath(new URL('../../dist/json-schema', import.meta.url))

/** What is in the folder, by method. */
export const files = new Map(
  readdirSync(folder).map((name) => [
    name.replace(/\.json$/, '') as Method,
    readJson(join(folder, name)) as SchemaObject,
  ]),
)

const ajv = new Ajv2020({ strict: true, allErrors: true, schemas: [...files.values()] })
const validators = new Map<string, ValidateFunction>()

/** The places that JSON Schema refuses. */
export function refusals({ method, input, context }: Judged): string[] {
  const key = JSON.stringify([method, context])
  const validate = validators.get(key) ?? ajv.compile(schemaFor(method, context))
  validators.set(key, validate)
  validate(input)
  // That of a condition stands beside those of what it demands, and is not where they are.
  return (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(placeOf)
}

function placeOf({ instancePath, params }: ErrorObject): string {
  const { missingProperty, additionalProperty, propertyName } = params as Record<string, string | undefined>
  const name = missingProperty ?? additionalProperty ?? propertyName
  return name === undefined ? instancePath : `${instancePath}/${name}`
}

/** The schema of a method. What is known of custom fields is said by references to its definitions. */
function schemaFor(method: Method, { USER_TYPE_ID, user_fields }: Known): SchemaObject {
  const definition = (name: string) => ({ $ref: `${idOf(method)}#/$defs/${name}` })
  const custom = Object.entries(user_fields ?? {}).map(([code, row]) => {
    const value = definition(`custom-${row.USER_TYPE_ID}`)
    return [
      code,
      row.MULTIPLE === 'Y' ? { type: 'array', items: value } : { anyOf: [value, { const: '' }] },
    ] as const
  })
  const properties: Record<string, SchemaObject> = Object.fromEntries(custom)
  if (USER_TYPE_ID !== undefined) {
    const settings = definition(`settings-${USER_TYPE_ID}`)
    properties['fields'] = { type: 'object', properties: { SETTINGS: settings } }
  }
  const codes = { enum: Object.keys(properties) }
  const otherNames = { type: 'string', pattern: '^(?!UF_USR_)' }
  const schema = { $ref: idOf(method), type: 'object', properties }
  return user_fields === undefined ? schema : { ...schema, propertyNames: { anyOf: [codes, otherNames] } }
}

export function idOf(method: Method): string {
  return `urn:b24-users:json-schema:${method}`
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
