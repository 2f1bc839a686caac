import { forgetWith, releaseWith } from './collected.ts'
import { Kind, type Adapted, type Connected, type Core, type End, type Failure, type News } from './core.ts'
import { readFiles } from './files.ts'
import { currentInstance, isAlive, onFailure } from './init.ts'
import type { Language } from './inputs.ts'
import type { Locale } from './locale.ts'
import { useSender } from './sending.ts'
import { localeIn, snapshot, type Settings } from './settings.ts'
import { watch } from './signal.ts'
import { endIn, newsIn } from './told.ts'
import { invalid } from './wording.ts'

/** How a job has ended, and what it gives. */
export interface Ended {
  end: End
  /** The answer that is its own. */
  body: unknown
  /** What the caller has given it up for. */
  reason: unknown
}

/** Takes a job on; gives its number. */
export type OpenJob = (
  core: Core,
  client: number,
  settings: number | undefined,
  files: unknown[][],
  now: number,
) => number

/** Takes what is new of many calls, the answer that their results stand in, and what they were given up for. */
export type TakeNews = (news: News, body: unknown, reason: unknown) => void

/** Who uses a line: with its own settings, unless there are others. */
export interface Party {
  readonly line: Line
  readonly settings?: Settings | undefined
}

interface Job {
  locale: Locale | undefined
  resolve: (ended: Ended) => void
  takeNews: TakeNews | undefined
  /** Listens no more to its signal. */
  unwatch: () => void
  reason: unknown
}

/**
 * A client's line: does what the core says is next, and waits for what comes. It decides nothing by itself; signals,
 * deadlines, promises and timers all lead to the same loop.
 */
export class Line {
  readonly #options: unknown
  readonly #locale: Locale | undefined
  #client = 0
  #instance = -1
  readonly #jobs = new Map<number, Job>()
  readonly #requests = new Map<number, AbortController>()
  readonly #bodies = new Map<number, unknown>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #isBusy = false
  #forget: (() => void) | undefined

  /** Throws a `ValidationError` when the options are wrong. */
  constructor(options: unknown) {
    this.#options = snapshot(options)
    this.#locale = localeIn(this.#options)
    this.#connect()
  }

  /** Makes settings known to the core, where it does not know them; throws a `ValidationError` when they are wrong. */
  adapt(settings: Settings | undefined): number | undefined {
    this.#connect()
    if (settings === undefined) return undefined
    if (settings.instance === this.#instance) return settings.number
    const base = this.adapt(settings.base)
    const adapted = JSON.parse(
      useSender((core) => core.adapt(this.#client, base, settings.options)),
    ) as Adapted
    if (!adapted.success) throw invalid('with', adapted.issues, this.localeOf(settings))
    settings.number = adapted.settings
    settings.instance = this.#instance
    forgetWith(settings, this, this.#instance, settings.number)
    return settings.number
  }

  /** Languages of the portal, as far as they are known; else all of the product's. */
  languages(settings: Settings | undefined): Language[] {
    const known = this.adapt(settings)
    return JSON.parse(useSender((core) => core.languages(this.#client, known))) as Language[]
  }

  /** Language of what is told to a party; none where the one counts that is set for all. */
  localeOf(settings: Settings | undefined): Locale | undefined {
    return settings?.locale ?? this.#locale
  }

  /** Lets the core forget settings that nobody holds any more. */
  forget(instance: number, settings: number): void {
    if (instance === this.#instance && isAlive(instance))
      useSender((core) => core.forget(this.#client, settings))
  }

  /** Lets something be done by the core with this line's client. */
  use<T>(act: (core: Core, client: number, now: number) => T): T {
    this.#connect()
    return useSender((core) => act(core, this.#client, Date.now()))
  }

  /** Does a job to its end, or until the signal of its options is aborted. */
  async run(
    settings: Settings | undefined,
    open: OpenJob,
    options: unknown,
    takeNews?: TakeNews,
  ): Promise<Ended> {
    const known = this.adapt(settings)
    const files: unknown[][] = []
    const number = useSender((core) => open(core, this.#client, known, files, Date.now()))
    return new Promise((resolve) => {
      const locale = this.localeOf(settings)
      const job: Job = { locale, resolve, takeNews, unwatch: () => undefined, reason: undefined }
      this.#jobs.set(number, job)
      this.#forget ??= onFailure(() => this.#mourn())
      job.unwatch = watch(options, (reason) => {
        job.reason = reason
        this.#tell((core, client) => core.abandon(client, number))
      })
      if (files.length > 0) this.#read(number, files)
      this.#go()
    })
  }

  #connect(): void {
    const instance = currentInstance()
    if (this.#instance === instance) return
    this.#loseAll()
    const connected = JSON.parse(useSender((core) => core.connect(this.#options))) as Connected
    if (!connected.success) throw invalid('createClient', connected.issues, this.#locale)
    this.#client = connected.client
    this.#instance = instance
    releaseWith(this, this.#instance, this.#client)
  }

  #read(job: number, files: unknown[][]): void {
    const instance = this.#instance
    readFiles(files).then(
      (contents) => this.#tell((core, client, now) => core.fill(client, job, contents, now), instance),
      (failure: unknown) =>
        this.#tell((core, client, now) => core.failToFill(client, job, failure, now), instance),
    )
  }

  /** Tells the core what has happened, and does what follows; what began with another instance is nobody's business. */
  #tell(tell: (core: Core, client: number, now: number) => void, instance = this.#instance): void {
    try {
      if (instance !== this.#instance || instance !== currentInstance()) return
      useSender((core) => tell(core, this.#client, Date.now()))
    } catch {
      this.#loseSoon()
      return
    }
    this.#go()
  }

  #go(isWoken = false): void {
    // Whoever is called back from below comes here again; the loop sees to it.
    if (this.#isBusy) return
    this.#isBusy = true
    clearTimeout(this.#timer)
    try {
      while (this.#instance === currentInstance()) {
        const step = useSender((core) => core.next(this.#client, Date.now(), isWoken))
        isWoken = false
        if (this.#isDone(step % 8, Math.floor(step / 8))) break
      }
    } catch {
      this.#loseSoon()
    } finally {
      this.#isBusy = false
    }
  }

  /** Does one step; says whether there is nothing more to do now. */
  #isDone(kind: number, number: number): boolean {
    switch (kind) {
      case Kind.Begin:
        this.#begin(number)
        return false
      case Kind.Cancel:
        this.#requests.get(number)?.abort()
        this.#requests.delete(number)
        return false
      case Kind.Ask:
        this.#ask()
        return false
      case Kind.News:
        this.#pass(number)
        return false
      case Kind.End:
        this.#end(number)
        return false
      case Kind.Wait:
        this.#timer = setTimeout(() => this.#go(true), number)
        return true
      default:
        return true
    }
  }

  #begin(request: number): void {
    const abort = new AbortController()
    const promises: Promise<unknown>[] = []
    this.#requests.set(request, abort)
    useSender((core) => core.begin(this.#client, request, abort.signal, promises, Date.now()))
    promises[0]?.then(
      (settled) =>
        this.#came(request, abort, (core, client, bodies, now) =>
          core.settle(client, request, settled, bodies, now),
        ),
      (failure: unknown) =>
        this.#came(request, abort, (core, client, _, now) => core.fail(client, request, failure, now)),
    )
  }

  #came(
    request: number,
    abort: AbortController,
    tell: (core: Core, client: number, bodies: unknown[], now: number) => void,
  ): void {
    // What was cancelled may come all the same, and by then its number may be another one's.
    if (this.#requests.get(request) !== abort) return
    this.#requests.delete(request)
    const bodies: unknown[] = []
    this.#tell((core, client, now) => {
      tell(core, client, bodies, now)
      if (bodies.length > 0) this.#bodies.set(request, bodies[0])
    })
  }

  #ask(): void {
    const promises: Promise<unknown>[] = []
    const instance = this.#instance
    useSender((core) => core.ask(this.#client, promises))
    promises[0]?.then(
      (answer) => this.#tell((core, client, now) => core.renew(client, answer, now), instance),
      (failure: unknown) =>
        this.#tell((core, client, now) => core.failToRenew(client, failure, now), instance),
    )
  }

  #pass(number: number): void {
    const job = this.#jobs.get(number)
    const list = newsIn(
      useSender((core) => core.news(this.#client, number)),
      job?.locale,
    )
    for (const news of list) {
      job?.takeNews?.(news, this.#bodies.get(news.request), job.reason)
      this.#bodies.delete(news.request)
    }
  }

  #end(number: number): void {
    const end = endIn(
      useSender((core) => core.end(this.#client, number)),
      this.#jobs.get(number)?.locale,
    )
    const request = end.success ? end.request : undefined
    const body = request === undefined ? undefined : this.#bodies.get(request)
    if (request !== undefined) this.#bodies.delete(request)
    this.#finish(number, end, body)
  }

  #finish(number: number, end: End, body?: unknown): void {
    const job = this.#jobs.get(number)
    if (!job) return
    this.#jobs.delete(number)
    job.unwatch()
    job.resolve({ end, body, reason: job.reason })
    if (this.#jobs.size > 0) return
    this.#forget?.()
    this.#forget = undefined
  }

  /** With a stack of its own: what failed may have failed for want of one. */
  #loseSoon(): void {
    const instance = this.#instance
    queueMicrotask(() => {
      if (instance === this.#instance) this.#loseAll()
    })
  }

  #mourn(): void {
    if (!isAlive(this.#instance)) this.#loseAll()
  }

  /** Ends all jobs, since the core that held them is gone. */
  #loseAll(): void {
    clearTimeout(this.#timer)
    const sent = this.#requests.size > 0
    for (const abort of this.#requests.values()) abort.abort()
    this.#requests.clear()
    this.#bodies.clear()
    const message = 'The core of b24-users has failed, and was loaded anew; the call is lost.'
    const failure: Failure = { kind: 'transport', message, sent }
    for (const number of [...this.#jobs.keys()]) this.#finish(number, { success: false, failure })
    // The next job begins with a client of the new instance.
    this.#instance = -1
  }
}
