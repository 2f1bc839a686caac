import type { Core } from './core.ts'
import { clientEnglish as english } from './english.ts'
import type { Glue } from './init.ts'
import {
  abandon,
  adapt,
  ask,
  batches,
  begin,
  call,
  callMany,
  callRaw,
  check,
  checkRead,
  connect,
  end,
  fail,
  failToFill,
  failToRenew,
  fill,
  forget,
  instantiate,
  languages,
  news,
  next,
  release,
  renew,
  sendMany,
  settle,
  start,
  writable,
} from './wasm/b24_users.js'

// Not the module as a whole: bundlers would keep it even where nothing uses the core.
const core: Core = {
  abandon,
  adapt,
  ask,
  batches,
  begin,
  call,
  callMany,
  callRaw,
  check,
  checkRead,
  connect,
  end,
  fail,
  failToFill,
  failToRenew,
  fill,
  forget,
  languages,
  news,
  next,
  release,
  renew,
  sendMany,
  settle,
  writable,
}

/** The build that checks and sends. */
export const glue: Glue = { core, english, instantiate, start }
