import type { Reply } from 'b24-users'
import { type Ref, ref, type ShallowRef, shallowRef } from 'vue'
import type { Answer, HeldValue } from '../answer.ts'
import { describeFailure } from '../failure.ts'

/** A change under way, and what came of the last one. */
export interface Sending {
  saving: Readonly<Ref<boolean>>
  answer: ShallowRef<Answer | undefined>
}

/** How one change is made, and looked at afterwards. */
export interface Change<Result, Thing> {
  send: () => Promise<Reply<Result>>
  /** Reads anew what was changed. */
  read: (result: Result) => Promise<Thing | undefined>
  compare: (thing: Thing) => HeldValue[]
}

/** Makes changes one at a time, and reads back what they did. */
export function useSending(): Sending & {
  /** Returns what was read back, if the portal agreed and it could be read. */
  run: <Result, Thing>(change: Change<Result, Thing>) => Promise<Thing | undefined>
} {
  const saving = ref(false)
  const answer = shallowRef<Answer>()

  async function run<Result, Thing>(change: Change<Result, Thing>): Promise<Thing | undefined> {
    saving.value = true
    answer.value = undefined
    try {
      const { result, time, warnings } = await change.send()
      const seconds = time?.duration
      try {
        const thing = await change.read(result)
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

  return { saving, answer, run }
}
