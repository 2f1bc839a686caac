/** What `ajv.mjs` generates while the bench is bundled. */
declare module 'ajv-compiled' {
  import type { ValidateFunction } from 'ajv'
  const check: ValidateFunction<Record<string, unknown>>
  export default check
}
