import type { RunProgress } from './progress.ts'
import type { Report } from './report.ts'

/**
 * A plan that is being applied: await it for the report, iterate it for its progress, or both. It goes on by itself,
 * whether somebody waits or not.
 */
export class Run implements PromiseLike<Report>, AsyncIterable<RunProgress> {
  readonly #report: Promise<Report>
  readonly #progress: () => AsyncGenerator<RunProgress, void, undefined>

  /** @internal */
  constructor(report: Promise<Report>, progress: () => AsyncGenerator<RunProgress, void, undefined>) {
    this.#report = report
    this.#progress = progress
    // Whoever only iterates is told of the failure there.
    report.catch(() => undefined)
  }

  /**
   * Gives the report, also when the run has stopped before its end: `stopped` says why. Rejects with a `PlanError` or a
   * `JournalError` when nothing was sent, and when the journal cannot be written any more.
   */
  then<Given = Report, Failed = never>(
    given?: ((report: Report) => Given | PromiseLike<Given>) | null,
    failed?: ((error: unknown) => Failed | PromiseLike<Failed>) | null,
  ): Promise<Given | Failed> {
    return this.#report.then(given, failed)
  }

  /** As of a promise. */
  catch<Failed = never>(
    failed?: ((error: unknown) => Failed | PromiseLike<Failed>) | null,
  ): Promise<Report | Failed> {
    return this.#report.catch(failed)
  }

  /** As of a promise. */
  finally(act?: (() => void) | null): Promise<Report> {
    return this.#report.finally(act)
  }

  /** How far it is, each time that this changes; who is slow is told the newest only. Throws as the run does. */
  async *[Symbol.asyncIterator](): AsyncGenerator<RunProgress, void, undefined> {
    yield* this.#progress()
    await this.#report
  }
}
