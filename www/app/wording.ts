import type { Locale } from 'b24-users'

/** Wording of what the package says, where it is not English. */
export async function loadWording(language: string): Promise<Locale | undefined> {
  if (language === 'de') return (await import('b24-users/locales/de')).de
  if (language === 'ru') return (await import('b24-users/locales/ru')).ru
  return undefined
}
