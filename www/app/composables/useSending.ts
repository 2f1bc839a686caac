import type { Reply } from 'b24-users'
import { onScopeDispose, type Ref, ref, type ShallowRef, shallowRef } from 'vue'
import type { Answer, HeldValue } from '../answer.ts'
import { describeFailure } from '../failure.ts'

/** A change under way, and what came of the last one. */
export interface Sending {
  saving: Readonly<Ref<boolean>>
  answer: ShallowRef<Answer | undefined>
  /** Gives up what is under way; what has left already may still be done. */
  cancel: () => void
}

/** How one change is made, and looked at afterwards. */
export interface Change<Result, Thing> {
  /** What has to be settled first; `false` sends nothing. */
  prepare?: (signal: AbortSignal) => Promise<boolean>
  send: (signal: AbortSignal) => Promise<Reply<Result>>
  /** Reads anew what was changed. */
  read: (result: Result, signal: AbortSignal) => Promise<Thing | undefined>
  compare: (thing: Thing) => HeldValue[]
}

/** Makes changes one at a time, and reads back what they did. */
export function useSending(): Sending & {
  /** Returns what was read back, if the portal agreed and it could be read. */
  run: <Result, Thing>(change: Change<Result, Thing>) => Promise<Thing | undefined>
} {
  const saving = ref(false)
  const answer = shallowRef<Answer>()
  let running = new AbortController()

  async function run<Result, Thing>(change: Change<Result, Thing>): Promise<Thing | undefined> {
    saving.value = true
    answer.value = undefined
    running = new AbortController()
    const { signal } = running
    try {
      if (change.prepare && !(await change.prepare(signal))) return undefined
      const { result, time, warnings } = await change.send(signal)
      const seconds = time?.duration
      try {
        const thing = await change.read(result, signal)
        answer.value = thing
          ? { kind: 'saved', seconds, warnings, held: change.compare(thing) }
          : { kind: 'unverified', seconds, warnings, failure: undefined }
        return thing
      } catch (error) {
        answer.value = { kind: 'unverified', seconds, warnings, failure: describeFailure(error) }
      }
    } catch (error) {
      answer.value = { kind: 'failed', failure: describeFailure(error) }
    } finally {
      saving.value = false
    }
    return undefined
  }

  // What has left is not taken back by leaving the page.
  onScopeDispose(() => (saving.value = false))

  return { saving, answer, run, cancel: () => running.abort() }
}
