import type { Bx24 } from './frame.ts'

/** What `BX24` has while an application is installed. */
export interface Installing extends Bx24 {
  installFinish(): void
  callBatch(
    calls: Record<string, [method: string, params: object]>,
    callback: (results: Record<string, Result>) => void,
    halt: boolean,
  ): void
}

interface Result {
  error(): unknown
  data(): unknown
}

/** Places on a person's card, and behind the reader's picture. */
const PLACES = ['USER_PROFILE_TOOLBAR', 'USER_PROFILE_MENU'] as const

const titles: Readonly<Record<string, string>> = {
  en: 'Change details',
  de: 'Daten ändern',
  ru: 'Изменить данные',
}

/** Milliseconds that the portal may take: `BX24` keeps to itself when it is in trouble. */
const patience = 30_000

/**
 * Binds the app to both places, whatever was bound of it before; gives what has gone wrong, if anything. The same page
 * bound twice would stand there twice, or be refused.
 */
export async function bindWidgets(bx24: Installing, handler: string): Promise<string | undefined> {
  const words = Object.fromEntries(
    Object.entries(titles).map(([language, TITLE]) => [language, { TITLE }] as const),
  )
  const unbind = PLACES.map((PLACEMENT) => [
    `free ${PLACEMENT}`,
    ['placement.unbind', { PLACEMENT, HANDLER: handler }],
  ])
  const bind = PLACES.map((PLACEMENT) => [
    PLACEMENT,
    ['placement.bind', { PLACEMENT, HANDLER: handler, TITLE: titles['en'], LANG_ALL: words }],
  ])
  const calls = Object.fromEntries([...unbind, ...bind]) as Parameters<Installing['callBatch']>[0]
  const results = await new Promise<Record<string, Result> | undefined>((resolve) => {
    setTimeout(() => resolve(undefined), patience)
    bx24.callBatch(calls, resolve, false)
  })
  if (!results) return 'The portal does not answer.'
  const problems = PLACES.map((place) => results[place]?.error()).filter((problem) => problem !== undefined)
  return problems.length > 0 ? problems.map(String).join(' ') : undefined
}
