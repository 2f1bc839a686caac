import type { Language } from 'b24-users'
import { type InjectionKey, inject, provide } from 'vue'
import { listByLanguage } from '../userfield/byLanguage.ts'
import { readLabels, writtenLanguages } from '../userfield/labels.ts'
import { usePortal } from './usePortal.ts'

/** The portal's languages. */
export interface Languages {
  /** Languages in which any label of any custom field has a text, the reader's first; read once. */
  find: () => Promise<readonly Language[]>
}

const key: InjectionKey<Languages> = Symbol('languages')

/** Shares the portal's languages with every component below; call it once, when the portal is there. */
export function provideLanguages(): void {
  const { client, language } = usePortal()
  let found: Promise<readonly Language[]> | undefined

  async function read(): Promise<readonly Language[]> {
    const lists = await listByLanguage(client)
    const written = lists
      .filter(([code, rows]) => rows.some((row) => writtenLanguages(readLabels({ [code]: row })).length))
      .map(([code]) => code)
    return [...new Set([language, ...written])]
  }

  provide(key, {
    find() {
      found ??= read().catch((error: unknown) => {
        // A failure is not remembered, so that the next call tries again.
        found = undefined
        throw error
      })
      return found
    },
  })
}

/** The portal's languages. */
export function useLanguages(): Languages {
  const languages = inject(key)
  if (!languages) throw new Error('provideLanguages() was not called above this component.')
  return languages
}
