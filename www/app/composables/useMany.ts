import type { Plan, PlanOptions, PlanProgress, Report, Run, RunProgress, SyncClient } from 'b24-users/sync'
import {
  type InjectionKey,
  inject,
  onScopeDispose,
  provide,
  readonly,
  type Ref,
  ref,
  shallowRef,
  type ShallowRef,
} from 'vue'
import { describeFailure, type Failure } from '../failure.ts'
import { t } from '../i18n.ts'
import { type ManyTools, openMany } from '../many/client.ts'
import { noteOutcome, runName } from '../many/run.ts'
import type { PortalFacts } from './useFacts.ts'
import type { People } from './usePeople.ts'
import { usePortal } from './usePortal.ts'
import { useRequest } from './useRequest.ts'

type Caps = NonNullable<PlanOptions['caps']>

/** Makes a plan by a client of many people. */
export type MakePlan = (client: SyncClient, options: PlanOptions) => Promise<Plan>

/** How many rows were done at a moment of a run. */
export interface Sample {
  /** Seconds since it began. */
  readonly at: number
  readonly applied: number
  readonly skipped: number
  readonly failed: number
}

/** A change of many people from its plan to its report; one at a time, whatever page is shown. */
export interface Many {
  stage: Readonly<Ref<'none' | 'planning' | 'planned' | 'running' | 'paused' | 'over'>>
  /** What the change is called. */
  what: Readonly<Ref<string>>
  plan: Readonly<ShallowRef<Plan | undefined>>
  planning: Readonly<ShallowRef<PlanProgress | undefined>>
  caps: Readonly<Ref<Caps>>
  progress: Readonly<ShallowRef<RunProgress | undefined>>
  samples: Readonly<ShallowRef<readonly Sample[]>>
  report: Readonly<ShallowRef<Report | undefined>>
  failure: Readonly<ShallowRef<Failure | undefined>>
  /** Makes a plan; gives whether it was made. */
  make: (what: string, how: MakePlan) => Promise<boolean>
  /** Makes the same plan once more, with other caps. */
  raise: (caps: Caps) => Promise<boolean>
  apply: () => Promise<void>
  /** Goes on with a run of this browser. */
  resume: (name: string, what: string) => Promise<void>
  /** Stops after what is under way; it can be gone on with. */
  pause: () => void
  goOn: () => Promise<void>
  /** Forgets the plan or the report; what was recorded stays. */
  close: () => void
}

const key: InjectionKey<Many> = Symbol('many people')

/** Lets every component below change many people; call it once, when the portal is there. */
export function provideMany({ me }: PortalFacts, people: People): Many {
  const portal = usePortal()
  const stage = ref<Many['stage']['value']>('none')
  const what = ref('')
  const plan = shallowRef<Plan>()
  const planning = shallowRef<PlanProgress>()
  const caps = ref<Caps>({})
  const progress = shallowRef<RunProgress>()
  const samples = shallowRef<readonly Sample[]>([])
  const report = shallowRef<Report>()
  const runFailure = shallowRef<Failure>()
  const asking = useRequest()
  let how: MakePlan | undefined
  let journalName = ''
  let running = new AbortController()

  async function makeAgain(): Promise<boolean> {
    const make = how
    if (!make) return false
    plan.value = undefined
    planning.value = undefined
    runFailure.value = undefined
    stage.value = 'planning'
    await asking.run(
      async (signal) => {
        const { client } = await openMany(portal)
        return make(client, { caps: caps.value, signal, onProgress: (now) => (planning.value = now) })
      },
      (made) => {
        plan.value = made
        stage.value = 'planned'
      },
    )
    const isMade = stage.value === ('planned' as string)
    if (!isMade && asking.failure.value) stage.value = 'none'
    return isMade
  }

  /** Begins or goes on with a run, and follows it to its end. */
  async function follow(begin: (tools: ManyTools, signal: AbortSignal) => Run): Promise<void> {
    running = new AbortController()
    stage.value = 'running'
    runFailure.value = undefined
    report.value = undefined
    samples.value = []
    const begun = performance.now()
    try {
      const run = begin(await openMany(portal), running.signal)
      for await (const now of run) {
        progress.value = now
        samples.value = [...samples.value, sampleOf(now, (performance.now() - begun) / 1000)]
      }
      const done = await run
      report.value = done
      noteOutcome(journalName, done)
      if (done.error) runFailure.value = describeFailure(done.error)
      stage.value = done.stopped === 'cancelled' ? 'paused' : 'over'
      void people.reload()
    } catch (error) {
      runFailure.value = describeFailure(error)
      stage.value = plan.value ? 'planned' : 'none'
    }
  }

  async function resume(name: string, label: string): Promise<void> {
    journalName = name
    what.value = label
    await follow(({ client, indexedDBJournal }, signal) => client.resume(indexedDBJournal(name), { signal }))
  }

  function warnBeforeUnload(event: BeforeUnloadEvent): void {
    if (stage.value === 'running') event.preventDefault()
  }
  window.addEventListener('beforeunload', warnBeforeUnload)
  onScopeDispose(() => window.removeEventListener('beforeunload', warnBeforeUnload))

  const many: Many = {
    stage: readonly(stage),
    what: readonly(what),
    plan,
    planning,
    caps,
    progress,
    samples,
    report,
    get failure() {
      return asking.failure.value ? asking.failure : runFailure
    },
    make(label, made) {
      how = made
      what.value = label
      caps.value = {}
      report.value = undefined
      progress.value = undefined
      return makeAgain()
    },
    raise(more) {
      caps.value = { ...caps.value, ...more }
      return makeAgain()
    },
    async apply() {
      const wanted = plan.value
      if (!wanted) return
      journalName = runName(what.value, me.value?.name ?? t('person.nameless', { id: '?' }))
      await follow(({ client, indexedDBJournal }, signal) =>
        client.apply(wanted, { journal: indexedDBJournal(journalName), signal }),
      )
    },
    resume,
    pause: () => running.abort(),
    goOn: () => resume(journalName, what.value),
    close() {
      asking.stop()
      plan.value = undefined
      report.value = undefined
      progress.value = undefined
      runFailure.value = undefined
      stage.value = 'none'
    },
  }
  provide(key, many)
  return many
}

/** The change of many people. */
export function useMany(): Many {
  const many = inject(key)
  if (!many) throw new Error('provideMany() was not called above this component.')
  return many
}

function sampleOf(now: RunProgress, at: number): Sample {
  return {
    at,
    applied: now.applied + now.already,
    skipped: now.ignored + now.altered + now.conflict,
    failed: now.failed + now.unknown,
  }
}
