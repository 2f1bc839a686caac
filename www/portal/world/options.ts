import type { Rate } from './limits.ts'

/** Every scope a local webhook or application gets unless told otherwise. */
export const ALL_SCOPES = [
  'user',
  'user_basic',
  'user_brief',
  'user.userfield',
  'department',
  'placement',
] as const

/** The application that frames belong to, unless others are given. */
export const LOCAL_APPLICATION = { clientId: 'local.app', clientSecret: 'localsecret' } as const

/** How a portal behaves, whoever serves it. */
export interface WorldOptions {
  name?: string
  /** How tokens name this portal; random by default. */
  memberId?: string
  /** Installed languages; the first is the portal's own. */
  languages?: readonly string[]
  /** The clock, in milliseconds; the computer's own by default. */
  now?: () => number
  /** The server's zone, minutes east of UTC. */
  offsetMinutes?: number
  /** Lifetime of an access token in seconds. */
  tokenLifetime?: number
  /** Lifetime of a refresh token in seconds. */
  refreshLifetime?: number
  /** Applications that may come to the token address; frames belong to the first. */
  applications?: readonly { clientId: string; clientSecret: string }[]
  /** Calls a caller's address may make: a bucket of 50 leaking 2 a second in most clouds; off by default. */
  rate?: Rate | false
  /** Seconds of work of one method within ten minutes, per webhook or application; no limit by default. */
  operatingLimit?: number
  /** Seconds that a call of a method counts as; those it really took by default. */
  operatingCost?: (method: string) => number
  /** Milliseconds that a call of a method works, each command of a batch too; none by default. */
  work?: number | ((method: string) => number)
  /** Milliseconds of work after which the gateway cuts a request, whose work goes no further than the command it is at. */
  cutAfter?: number
  /** May people without rights change their own record? */
  editOwnProfile?: boolean
  /** How many people the lists show in all: invented ones follow the shipped ones; just those by default. */
  people?: number
  /** Greatest number of active people, as a licence would set it. */
  userLimit?: number
  /** Are telephone numbers checked, as in the cloud? They are by default. */
  telephony?: boolean
  /** Codes of what the tariff lacks, for `feature.get`. */
  lackingFeatures?: readonly string[]
  /** Codes of custom-field types registered by applications. */
  applicationTypes?: readonly string[]
  /** Source of numbers from 0 to 1 for codes and tokens. */
  random?: () => number
  /** Starts without the shipped people and fields. */
  empty?: boolean
  /** Told of a programming error behind a 500 answer. */
  onFault?: (thrown: unknown) => void
}

/** What a token allows, unless it is to be like the others. */
export interface TokenRequest {
  /** Of the access token, in seconds. */
  lifetime?: number
  scopes?: readonly string[]
  /** The application it belongs to; the portal's first by default. */
  clientId?: string
}
