import { isFiles } from './userfield/files.ts'
import type { Field } from './fields.ts'
import { text } from './text.ts'
import { isPhoto, type Values } from './value.ts'

/** What a reader is asked before something that cannot simply be undone. */
export interface Question {
  title: string
  /** What will happen, a sentence each. */
  points: readonly string[]
  /** Label of the button that goes on. */
  proceed: string
  /** Label of the button that does not; unless given, it says that editing goes on. */
  cancel?: string
  /** Whether going on takes something away. */
  harmful: boolean
}

/** What a reader must agree to before these values are saved, or nothing. */
export function consequences(
  name: string,
  changed: readonly Field[],
  values: Readonly<Values>,
): Question | undefined {
  const { confirm } = text
  const questions: Question[] = []
  const { ACTIVE: active, UF_DEPARTMENT: departments, PERSONAL_PHOTO: photo } = values
  const names = changed.map((field) => field.name)
  if (names.includes('ACTIVE')) {
    questions.push(
      active
        ? {
            title: confirm.activateTitle(name),
            points: [confirm.activatePoint(name)],
            proceed: confirm.activate,
            harmful: false,
          }
        : {
            title: confirm.dismissTitle(name),
            points: [confirm.dismissPoint(name)],
            proceed: confirm.dismiss,
            harmful: true,
          },
    )
  }
  if (names.includes('UF_DEPARTMENT') && Array.isArray(departments) && !departments.length) {
    questions.push({
      title: confirm.departmentsTitle(name),
      points: [confirm.departmentsPoint(name)],
      proceed: confirm.save,
      harmful: true,
    })
  }
  if (names.includes('PERSONAL_PHOTO') && photo !== undefined && isPhoto(photo) && photo.kind === 'removed') {
    questions.push({
      title: confirm.photoTitle(name),
      points: [confirm.photoPoint],
      proceed: confirm.save,
      harmful: true,
    })
  }
  for (const field of changed) {
    const files = values[field.name]
    if (isFiles(files) && (files.removed.length || (!files.several && files.held.length))) {
      questions.push({
        title: confirm.filesTitle(name),
        points: [confirm.filesPoint(field.label)],
        proceed: confirm.save,
        harmful: true,
      })
    }
  }
  const [first, ...others] = questions
  if (!first || !others.length) return first
  return {
    title: confirm.severalTitle(name),
    points: questions.flatMap(({ points }) => points),
    proceed: confirm.save,
    harmful: questions.some(({ harmful }) => harmful),
  }
}
