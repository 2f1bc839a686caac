import type { Language } from 'b24-users'

/** Languages of the product by their code there, which is not always the usual one. */
export const languageNames: Readonly<Record<Language, string>> = {
  ar: 'Arabic',
  br: 'Portuguese (Brazil)',
  de: 'German',
  en: 'English',
  fr: 'French',
  hi: 'Hindi',
  id: 'Indonesian',
  in: 'Hindi (older code)',
  it: 'Italian',
  ja: 'Japanese',
  kz: 'Kazakh',
  la: 'Spanish',
  ms: 'Malay',
  pl: 'Polish',
  ru: 'Russian',
  sc: 'Chinese (simplified)',
  tc: 'Chinese (traditional)',
  th: 'Thai',
  tr: 'Turkish',
  ua: 'Ukrainian',
  vn: 'Vietnamese',
}

/** Every language of the product. */
export const languages = Object.keys(languageNames) as readonly Language[]

/** Whether this is a code of the product. */
export function isLanguage(code: unknown): code is Language {
  return typeof code === 'string' && Object.hasOwn(languageNames, code)
}
