import { hasFileInput, readFileInputs, writeForm } from './formBody.ts'
import type { Session } from './session.ts'

export type Calls = Record<string, unknown> | unknown[]
type BatchPart = 'result' | 'result_error' | 'result_total' | 'result_next'
type BatchCallback = (results: Record<string, AjaxResult> | AjaxResult[]) => void

/** REST calls of the frame. */
export class Rest {
  private readonly session: Session

  constructor(session: Session) {
    this.session = session
  }

  /** Calls a method; `start` is removed from the caller's own object and not sent. */
  callMethod(method: string, parameters?: Record<string, unknown>, callback?: AjaxCallback): void {
    const data = parameters ?? {}
    delete data['start']
    this.session.whenConnected(() => this.send({ method, data: { ...data }, callback }))
  }

  /** Sends up to 50 calls as one; the callback gets the same shape filled with results. */
  callBatch(calls: Calls, callback?: BatchCallback, haltOnError = false): void {
    const entries = Object.entries(calls).map(([key, call]) => [key, readCall(call)] as const)
    if (entries.length === 0) return
    const commands = entries.map(([key, { method, data }]) => [key, `${method}?${writeForm(data)}`] as const)
    const cmd = Array.isArray(calls) ? commands.map(([, text]) => text) : Object.fromEntries(commands)
    this.callMethod('batch', { halt: haltOnError ? 1 : 0, cmd }, (outer) => {
      const results = this.splitBatch(outer, entries, callback)
      callback?.(Array.isArray(calls) ? packList(results) : Object.fromEntries(results))
    })
  }

  private splitBatch(
    outer: AjaxResult,
    entries: readonly (readonly [string, Omit<Query, 'callback'>])[],
    callback: BatchCallback | undefined,
  ): [string, AjaxResult][] {
    // An outer failure has no data; reading it throws, as in the vendor's script.
    const parts = outer.data() as Record<BatchPart, Record<string, unknown>>
    const part = (name: BatchPart, key: string) => parts[name][key]
    return entries.flatMap(([key, call]): [string, AjaxResult][] => {
      const error = part('result_error', key) as { error: string; error_description?: string } | undefined
      const result = part('result', key)
      if (error === undefined && result === undefined) return []
      const answer: AnswerBody = {
        result: result === undefined ? {} : result,
        ...pick('total', part('result_total', key)),
        ...pick('next', part('result_next', key)),
        ...(error ?? {}),
      }
      const query = { ...call, callback: callback as AjaxCallback | undefined }
      return [[key, new AjaxResult(answer, query, outer.status, (next) => this.send(next), error)]]
    })
  }

  private send(query: Query): void {
    const auth = this.session.getAuth()
    if (!auth) {
      this.session.refreshAuth(() => this.send(query))
      return
    }
    const { data } = query
    if (hasFileInput(data)) {
      void readFileInputs(data).then((read) => this.post(query, auth.access_token, read))
      return
    }
    this.post(query, auth.access_token, data)
  }

  /** No content type is set, so that the browser needs no preflight. */
  private post(query: Query, token: string, data: object): void {
    const request = new XMLHttpRequest()
    request.open('POST', `${this.session.endpoint}/${encodeURIComponent(query.method)}.json`)
    request.onloadend = () => this.receive(query, request)
    request.send(`auth=${token}&${writeForm(data)}`)
  }

  /** A server fault, a lost connection or broken JSON is thrown from the handler; the callback is never called. */
  private receive(query: Query, request: XMLHttpRequest): void {
    const { status } = request
    const answer = status < 500 || status === 1223 ? readJson(request.responseText) : undefined
    // The vendor's script throws this very text, not an Error.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    if (!answer) throw 'Query error!'
    if (answer.error === 'expired_token') {
      this.session.refreshAuth(() => this.send(query))
      return
    }
    query.callback?.(new AjaxResult(answer, query, status, (next) => this.send(next)))
  }
}

function readCall(call: unknown): Omit<Query, 'callback'> {
  const [method, data] = Array.isArray(call)
    ? (call as unknown[])
    : [(call as { method: unknown }).method, (call as { params?: unknown }).params]
  return { method: String(method), data: { ...((data ?? {}) as Record<string, unknown>) } }
}

function pick(name: 'total' | 'next', value: unknown): AnswerBody {
  return typeof value === 'number' ? { [name]: value } : {}
}

/** Keeps the places of a list; after a halt the last ones are missing. */
function packList(results: readonly [string, AjaxResult][]): AjaxResult[] {
  const list: AjaxResult[] = []
  for (const [key, result] of results) list[Number(key)] = result
  return list
}

function readJson(text: string): AnswerBody | undefined {
  try {
    return JSON.parse(text) as AnswerBody
  } catch {
    return undefined
  }
}

export type AjaxCallback = (result: AjaxResult) => void

/** The decoded answer of the server. */
export interface AnswerBody {
  result?: unknown
  total?: number | string
  next?: number | string
  error?: string | AjaxError
  error_description?: string
  time?: unknown
  /** For a single call the error object holds the answer itself. */
  ex?: unknown
}

export interface Query {
  method: string
  data: Record<string, unknown>
  callback: AjaxCallback | undefined
}

type Resend = (query: Query) => void

/** An error as the library reports it. */
export class AjaxError {
  readonly status: number
  readonly ex: { error?: unknown; error_description?: string | undefined }

  constructor(status: number, ex: AjaxError['ex']) {
    this.status = status
    this.ex = ex
  }

  getError(): AjaxError['ex'] {
    return this.ex
  }

  getStatus(): number {
    return this.status
  }

  toString(): string {
    const { error, error_description: description } = this.ex
    return `${String(error)}${description ? `: ${description}` : ''} (${this.status})`
  }
}

/** What a callback of `callMethod` gets. */
export class AjaxResult {
  readonly answer: AnswerBody
  readonly query: Query
  readonly status: number
  private readonly failure: AjaxError | undefined
  private readonly resend: Resend

  constructor(answer: AnswerBody, query: Query, status: number, resend: Resend, ex?: AjaxError['ex']) {
    this.answer = answer
    this.query = { ...query, data: { ...query.data } }
    this.status = status
    this.resend = resend
    if (answer.next !== undefined) answer.next = Number(answer.next)
    this.failure = answer.error === undefined ? undefined : new AjaxError(status, ex ?? this.circular(answer))
  }

  data(): unknown {
    return this.answer.result
  }

  error(): AjaxError | undefined {
    return this.failure
  }

  error_description(): string | undefined {
    return this.answer.error_description
  }

  more(): boolean {
    return typeof this.answer.next === 'number' && !Number.isNaN(this.answer.next)
  }

  total(): number {
    return Number(this.answer.total)
  }

  /** Asks for the next page; `false` when there is none. */
  next(callback?: AjaxCallback): boolean | undefined {
    if (!this.more()) return false
    const { method, data } = this.query
    const start = Number(this.answer.next)
    this.resend({ method, data: { ...data, start }, callback: callback ?? this.query.callback })
    return undefined
  }

  /** The answer of a failed single call points at itself. */
  private circular(answer: AnswerBody): AjaxError['ex'] {
    answer.ex = answer
    return answer
  }
}
