import { toText, truthy } from '../php/value.ts'
import type { Call, Method } from '../world/call.ts'
import { contextRequired, RestError, restDenied } from '../world/error.ts'

/** The tariff, and its name without the region before it. */
const TARIFF = { type: 'pro100', family: 'pro' } as const

/** Facts about the application that calls; a webhook is told its scopes and the tariff. */
export const appInfo: Method = {
  scopes: [],
  run({ world, caller }) {
    const language = world.languages[0] ?? 'en'
    const license = `${language}_${TARIFF.type}`
    const { clientId } = caller
    if (clientId === undefined) return { result: { SCOPE: [...caller.scopes], LICENSE: license } }
    const { applications } = world.state
    return {
      result: {
        ID: [...applications.keys()].indexOf(clientId) + 1,
        CODE: clientId,
        VERSION: 1,
        STATUS: 'L',
        INSTALLED: applications.get(clientId)?.isInstalled ?? false,
        PAYMENT_EXPIRED: 'N',
        DAYS: null,
        LANGUAGE_ID: language,
        LICENSE: license,
        LICENSE_TYPE: TARIFF.type,
        LICENSE_FAMILY: TARIFF.family,
      },
    }
  },
}

/** Whether the tariff has something; a code that nobody knows does no harm. */
export const featureGet: Method = {
  scopes: [],
  run({ world, parameters: { CODE } }) {
    if (!truthy(CODE)) throw new RestError('CODE_EMPTY', "CODE can't be empty")
    return { result: { value: world.lackingFeatures.includes(toText(CODE)) ? 'N' : 'Y' } }
  },
}

/** The application that keeps options; a webhook has none. */
export function requireApplication({ caller: { clientId } }: Call): string {
  if (clientId === undefined) throw restDenied('Application context required')
  return clientId
}

/** The application that has handlers; a webhook is the wrong way to ask for them. */
export function requireContext({ caller: { clientId } }: Call): string {
  if (clientId === undefined) throw contextRequired()
  return clientId
}
