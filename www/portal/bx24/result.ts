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
