import { hasFileInput, readFileInputs, writeForm } from './form.ts'
import { type AjaxCallback, AjaxResult, type AnswerBody, type Query } from './result.ts'
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
    this.session.whenReady(() => this.send({ method, data: { ...data }, callback }))
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
