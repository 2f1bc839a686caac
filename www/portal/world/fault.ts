import { RestError } from './error.ts'

/** What goes wrong with a request. */
export type FaultKind =
  /** An answer of this status: this body, or this error as JSON. */
  | { readonly kind: 'status'; status: number; error?: string; description?: string; body?: string }
  /** The work is done at once, the answer comes this many milliseconds later. */
  | { readonly kind: 'delay'; ms: number }
  /** The connection is closed and nothing was done. */
  | { readonly kind: 'drop-before' }
  /** The work is done and the connection closed without an answer. */
  | { readonly kind: 'drop-after' }
  /** The work is done; half of the answer, then the connection is closed. */
  | { readonly kind: 'cut' }
  /** A gateway's page instead of the portal's answer. */
  | { readonly kind: 'html' }
  /** The right answer, announced as a page. */
  | { readonly kind: 'wrong-type' }
  /** Status 200 with text that is not JSON. */
  | { readonly kind: 'garbage' }
  /** Status 200 with an object that has neither a result nor an error. */
  | { readonly kind: 'no-result' }
  /** The portal has moved to another host, given by its origin. */
  | { readonly kind: 'redirect'; to?: string }
  /** Nothing is done and nothing ever answered. */
  | { readonly kind: 'silence' }
  /** Status 200 with an error for a result. */
  | { readonly kind: 'error-in-200'; error?: string; description?: string }
  /** The host page does not hear its frame; `method` names one command of the frame. */
  | { readonly kind: 'frame-silence' }

/** A fault, and the calls it strikes. */
export type Fault = FaultKind & {
  /** The REST method, `oauth/token`, or a command of the frame; without it every REST call or every command. */
  method?: string
  /** Matching calls to let pass first. */
  after?: number
  /** Calls to strike: one by default, but all of them for `frame-silence`. */
  times?: number
}

/** A fault that still has calls to strike. */
export interface PendingFault {
  readonly fault: Fault
  skip: number
  left: number
}

/** Where a fault can strike: a REST call, a command inside a batch, the token address, a command of a frame. */
export type Place = 'rest' | 'command' | 'token' | 'frame'

export function pendingFault(fault: Fault): PendingFault {
  const always = fault.kind === 'frame-silence'
  return { fault, skip: fault.after ?? 0, left: fault.times ?? (always ? Infinity : 1) }
}

/** The first fault that strikes this call; every fault that lets it pass counts it. */
export function strike(faults: PendingFault[], place: Place, method: string): Fault | undefined {
  for (const [index, pending] of faults.entries()) {
    if (!reaches(pending.fault, place, method)) continue
    if (pending.skip > 0) {
      pending.skip -= 1
      continue
    }
    pending.left -= 1
    if (pending.left <= 0) faults.splice(index, 1)
    return pending.fault
  }
  return undefined
}

function reaches({ kind, method: aim }: Fault, place: Place, method: string): boolean {
  if ((kind === 'frame-silence') !== (place === 'frame')) return false
  if (place === 'command' && kind !== 'status' && kind !== 'error-in-200') return false
  if (aim === undefined) return place === 'rest' || place === 'frame'
  return aim.toLowerCase() === method.toLowerCase()
}

/** The error that a fault carries. */
export function faultError(fault: { status?: number; error?: string; description?: string }): RestError {
  return new RestError(fault.error ?? 'insufficient_scope', fault.description ?? '', fault.status)
}
