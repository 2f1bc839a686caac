import process from 'node:process'
import { init, schemas, setLocale } from 'b24-users'
import { fields, languages } from 'b24-users/fields'
import { de } from 'b24-users/locales/de'
import { ru } from 'b24-users/locales/ru'

await init()
const told = [de, ru].map((locale) => {
  setLocale(locale)
  const parsed = schemas['user.update'].safeParse({ NAME: 'Ann' })
  return parsed.success ? '' : parsed.error.issues[0]?.message
})
process.stdout.write(JSON.stringify([fields['user.update'][0]?.name, languages.la.tag, ...told]))
