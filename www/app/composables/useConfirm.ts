import { type ShallowRef, shallowRef } from 'vue'
import type { Question } from '../consequence.ts'

/** A question to the reader and its answer. */
export interface Confirm {
  question: Readonly<ShallowRef<Question | undefined>>
  ask: (question: Question) => Promise<boolean>
  answer: (proceed: boolean) => void
}

/** Asks one question at a time; a new one answers the old one with no. */
export function useConfirm(): Confirm {
  const question = shallowRef<Question>()
  let settle: (proceed: boolean) => void = () => {}

  function answer(proceed: boolean): void {
    if (!question.value) return
    question.value = undefined
    settle(proceed)
  }

  return {
    question,
    answer,
    ask(asked) {
      answer(false)
      question.value = asked
      return new Promise((resolve) => (settle = resolve))
    },
  }
}
