import { ref } from 'vue'
import { createI18n } from 'vue-i18n'
import { en } from './locales/en/index.ts'
import type { MessageKey, Messages } from './locales/messages.ts'

/** Languages that have every text. */
export const spoken = ['en', 'de', 'ru'] as const

type Spoken = (typeof spoken)[number]

/** Languages of a portal that are called otherwise elsewhere. */
const tags: Readonly<Record<string, string>> = {
  ua: 'uk',
  kz: 'kk',
  br: 'pt-BR',
  la: 'es',
  sc: 'zh-CN',
  tc: 'zh-TW',
  in: 'hi',
}

const rightToLeft: ReadonlySet<string> = new Set(['ar'])
const parts: Readonly<Record<Exclude<Spoken, 'en'>, () => Promise<Messages>>> = {
  de: async () => (await import('./locales/de/index.ts')).de,
  ru: async () => (await import('./locales/ru/index.ts')).ru,
}
const pluralForms: readonly Intl.LDMLPluralRule[] = ['one', 'few', 'many']
const russian = new Intl.PluralRules('ru')

/** The app's texts; a plugin of Vue. */
export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: { en },
  pluralRules: {
    ru: (n, choices) => (choices === 3 ? pluralForms.indexOf(russian.select(n)) : n === 1 ? 0 : 1),
  },
})

/** What is used of it: languages are added when they are wanted, which its type does not foresee. */
interface Texts {
  locale: { value: Spoken }
  setLocaleMessage(language: Spoken, messages: Messages): void
  t(key: MessageKey, named: Readonly<Record<string, unknown>>): string
}

const global = i18n.global as unknown as Texts
let tag = 'en'

/** Which way the page is read. */
export const direction = ref<'ltr' | 'rtl'>('ltr')

/**
 * Takes the reader's language: its texts, its forms of numbers and dates, and the direction of the page. Where it has no
 * texts, they are English.
 */
export async function setLanguage(code: string): Promise<void> {
  tag = tags[code] ?? code
  direction.value = rightToLeft.has(code) ? 'rtl' : 'ltr'
  document.documentElement.dir = direction.value
  const language = spoken.find((known) => known === code)
  if (language && language !== 'en') {
    const messages = await parts[language]()
    global.setLocaleMessage(language, messages)
  }
  global.locale.value = language ?? 'en'
  document.documentElement.lang = language ?? 'en'
}

/** Language by which numbers and dates are written. */
export function languageTag(): string {
  return Intl.NumberFormat.supportedLocalesOf([tag]).length > 0 ? tag : 'en'
}

/** A text. Of `n` it takes the plural; where the text says `{count}` it stands as the language writes numbers. */
export function t(key: MessageKey, named: Readonly<Record<string, string | number>> = {}): string {
  const { n } = named
  const all = { ...(n !== undefined && { count: formatNumber(Number(n)) }), ...named }
  return global.t(key, direction.value === 'rtl' ? apart(all) : all)
}

/** Where the page is read from the right, names and dates are kept from tearing the sentence around them apart. */
function apart(named: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(named).map(([name, value]) => [
      name,
      typeof value === 'string' && name !== 'count' ? `\u2068${value}\u2069` : value,
    ]),
  )
}

/** A number as the reader writes it. */
export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(languageTag(), options).format(value)
}

/** A day or a moment as the reader writes it. */
export function formatDate(date: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(languageTag(), options).format(date)
}

/** A time that something takes, in seconds. */
export function formatDuration(seconds: number): string {
  const as = (value: number, unit: string, digits = 0): string =>
    formatNumber(value, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits })
  if (seconds < 1) return as(Math.max(1, Math.round(seconds * 1000)), 'millisecond')
  return seconds < 90 ? as(seconds, 'second', seconds < 10 ? 1 : 0) : as(seconds / 60, 'minute')
}

/** A country by its ISO code, in the reader's language. */
export function formatCountry(code: string): string {
  return new Intl.DisplayNames([languageTag()], { type: 'region' }).of(code) ?? code
}

/** A currency by its code, in the reader's language. */
export function formatCurrency(code: string): string {
  return new Intl.DisplayNames([languageTag()], { type: 'currency' }).of(code) ?? code
}
