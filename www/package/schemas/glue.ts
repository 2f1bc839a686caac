import type { Glue } from '../init.ts'
import { check, instantiate, start } from './wasm/b24_users_schemas.js'

/** The build that only checks. */
export const glue: Glue = { core: { check }, instantiate, start }
