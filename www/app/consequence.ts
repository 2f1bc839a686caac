import { isFiles } from './userfield/files.ts'
import type { Field } from './fields.ts'
import { t } from './i18n.ts'
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
  const questions: Question[] = []
  const { ACTIVE: active, UF_DEPARTMENT: departments, PERSONAL_PHOTO: photo } = values
  const names = changed.map((field) => field.name)
  if (names.includes('ACTIVE')) {
    questions.push(
      active
        ? {
            title: t('app.confirm.activateTitle', { name }),
            points: [t('app.confirm.activatePoint', { name })],
            proceed: t('app.confirm.activate'),
            harmful: false,
          }
        : {
            title: t('app.confirm.dismissTitle', { name }),
            points: [t('app.confirm.dismissPoint', { name })],
            proceed: t('app.confirm.dismiss'),
            harmful: true,
          },
    )
  }
  if (names.includes('UF_DEPARTMENT') && Array.isArray(departments) && !departments.length) {
    questions.push({
      title: t('app.confirm.departmentsTitle', { name }),
      points: [t('app.confirm.departmentsPoint', { name })],
      proceed: t('app.confirm.save'),
      harmful: true,
    })
  }
  if (names.includes('PERSONAL_PHOTO') && photo !== undefined && isPhoto(photo) && photo.kind === 'removed') {
    questions.push({
      title: t('app.confirm.photoTitle', { name }),
      points: [t('app.confirm.photoPoint')],
      proceed: t('app.confirm.save'),
      harmful: true,
    })
  }
  for (const field of changed) {
    const files = values[field.name]
    if (!isFiles(files)) continue
    const isReplaced = !files.several && files.held.length > 0 && files.added.length > 0
    if (files.removed.length || isReplaced) {
      const kind = isReplaced ? 'replace' : 'files'
      questions.push({
        title: t(`app.confirm.${kind}Title`, { name }),
        points: [t(`app.confirm.${kind}Point`, { field: field.label })],
        proceed: t('app.confirm.save'),
        harmful: true,
      })
    }
  }
  const [first, ...others] = questions
  if (!first || !others.length) return first
  return {
    title: t('app.confirm.severalTitle', { name }),
    points: questions.flatMap(({ points }) => points),
    proceed: t('app.confirm.save'),
    harmful: questions.some(({ harmful }) => harmful),
  }
}
