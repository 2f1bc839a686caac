import type { ServerTime } from '../php/date.ts'
import { LOCAL_APPLICATION, type WorldOptions } from './options.ts'
import { emptyState, type State } from './state.ts'
import type { Rate } from './limits.ts'

/** What every floor shares: what the portal remembers, its clock, its chance, and how it was set. */
export interface World {
  readonly name: string
  /** Installed languages; the first is the portal's own. */
  readonly languages: readonly string[]
  readonly offsetMinutes: number
  readonly editOwnProfile: boolean
  readonly userLimit: number
  readonly telephony: boolean
  readonly lackingFeatures: readonly string[]
  readonly applicationTypes: readonly string[]
  readonly tokenLifetime: number
  readonly refreshLifetime: number
  readonly rate: Rate | false
  readonly operatingLimit: number
  readonly operatingCost: ((method: string) => number) | undefined
  readonly work: (method: string) => number
  readonly cutAfter: number
  /** The application that frames belong to. */
  readonly clientId: string
  readonly memberId: string
  readonly state: State
  /** The clock, in milliseconds. */
  readonly now: () => number
  /** The clock and zone that lenient dates are read by. */
  readonly serverTime: () => ServerTime
  /** Random hexadecimal digits. */
  readonly newCode: (length: number) => string
  /** Told of a programming error behind a 500 answer. */
  readonly onFault: (thrown: unknown) => void
}

/** Milliseconds that the gateway of the cloud waits. */
const CUT_AFTER = 60_000

/** A world without people, which knows its applications. */
export function createWorld(options: WorldOptions): World {
  const { now = Date.now, random = secureRandom, offsetMinutes = 180, work = 0 } = options
  const applications = options.applications ?? [LOCAL_APPLICATION]
  const state = emptyState()
  for (const { clientId, clientSecret } of applications) {
    state.applications.set(clientId, { clientId, clientSecret, closedTo: new Set(), isInstalled: true })
  }
  const newCode = (length: number) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
  return {
    name: options.name ?? 'Meridian Workshop',
    languages: options.languages ?? ['en', 'ru', 'de'],
    offsetMinutes,
    editOwnProfile: options.editOwnProfile ?? true,
    userLimit: options.userLimit ?? Infinity,
    telephony: options.telephony ?? true,
    lackingFeatures: options.lackingFeatures ?? [],
    applicationTypes: options.applicationTypes ?? [],
    tokenLifetime: options.tokenLifetime ?? 3600,
    refreshLifetime: options.refreshLifetime ?? 180 * 24 * 3600,
    rate: options.rate ?? false,
    operatingLimit: options.operatingLimit ?? Infinity,
    operatingCost: options.operatingCost,
    work: typeof work === 'function' ? work : () => work,
    cutAfter: options.cutAfter ?? CUT_AFTER,
    clientId: applications[0]?.clientId ?? '',
    memberId: options.memberId ?? newCode(32),
    state,
    now,
    serverTime: () => ({ now: now(), offsetMinutes }),
    newCode,
    onFault: options.onFault ?? (() => undefined),
  }
}

function secureRandom(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
}
