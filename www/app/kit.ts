import type { Locale, Messages } from '@bitrix24/b24ui-nuxt'
import { shallowRef } from 'vue'

/** Texts of the UI kit in the reader's language; its own English unless there are others. */
export const kitLocale = shallowRef<Locale<Messages>>()

/** Loads the kit's texts for a language of the product. */
export async function loadKitLocale(language: string): Promise<void> {
  if (language === 'en') return
  const locales: Partial<Record<string, Locale<Messages>>> = await import('@bitrix24/b24ui-nuxt/locale')
  kitLocale.value = locales[language]
}
