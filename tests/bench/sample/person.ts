import type { Row } from '../checked.ts'
import type { Dice } from './dice.ts'

const names = ['Oleg', 'Анна', 'Jürgen', 'Zoë', 'Алексей', 'Emily', 'Нурлан', 'José', 'Łucja', 'Ольга', 'Mia']
const surnames = ['Lama', 'Иванова', 'Müller', 'García', 'Кузнецов', 'Smith', 'Сейтказы', 'Nowak', "O'Neil"]
const fathers = ['Иванович', 'Петровна', 'Сергеевич', 'J.', '']
const posts = ['Sales manager', 'Менеджер по продажам', 'Бухгалтер', 'Software engineer', 'Ведущий инженер']
const cities = ['Berlin', 'Москва', 'Almaty', 'São Paulo', 'Санкт-Петербург', 'Warszawa', 'London', 'Минск']
const streets = ['Hauptstraße 12', 'ул. Ленина, 5, кв. 17', '221B Baker Street', 'Calle Mayor 3']
const states = ['Bayern', 'Минская обл.', 'Mazowieckie', '']
const teams = ['Sales', 'Продажи', 'IT', 'Финансы', 'Logistics']
const companies = ['Example GmbH', 'ООО «Ромашка»', 'Acme & Sons Ltd']
const words = 'project client договор quarterly отчёт onboarding склад support plan встреча CRM'.split(' ')
const hosts = ['example.com', 'corp.example.org', 'mail.example.co.uk', 'firma-a.example.de']
const mailboxes = ['o.lama', 'user', 'sales+crm', 'ivanov_i', "o'neil"]

/** The first bytes of a PNG, as base64 without a remainder. */
const png = 'iVBORw0KGgoAAAANSUhE'
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

type Make = (dice: Dice, id: number) => unknown

/**
 * How many out of a hundred have a field, and what stands in it: about what a company keeps of its people.
 *
 * Photos are rare and tiny, since big ones have a work of their own.
 */
const fields: readonly [name: string, share: number, make: Make][] = [
  ['ACTIVE', 25, (dice) => dice.pick([true, false, 'Y', 'N'])],
  ['EMAIL', 55, (dice, id) => `${dice.pick(mailboxes)}${id}@${dice.pick(hosts)}`],
  ['NAME', 85, (dice) => dice.pick(names)],
  ['LAST_NAME', 100, (dice) => dice.pick(surnames)],
  ['SECOND_NAME', 35, (dice) => dice.pick(fathers)],
  ['PERSONAL_GENDER', 30, (dice) => dice.pick(['M', 'F', 'M', 'F', ''])],
  ['PERSONAL_PROFESSION', 15, (dice) => dice.pick(posts)],
  ['PERSONAL_WWW', 8, (_, id) => `https://example.com/~u${id}?lang=en`],
  ['PERSONAL_BIRTHDAY', 35, (dice) => (dice.chance(0.06) ? '' : day(dice))],
  ['PERSONAL_PHOTO', 1, (dice, id) => [`person-${id}.png`, image(dice, 400)]],
  ['PERSONAL_ICQ', 2, (dice) => String(dice.whole(100_000, 999_999_999))],
  ['PERSONAL_PHONE', 20, phone],
  ['PERSONAL_FAX', 2, phone],
  ['PERSONAL_MOBILE', 50, phone],
  ['PERSONAL_PAGER', 1, phone],
  ['PERSONAL_STREET', 15, (dice) => dice.pick(streets)],
  ['PERSONAL_CITY', 30, (dice) => dice.pick(cities)],
  ['PERSONAL_STATE', 10, (dice) => dice.pick(states)],
  ['PERSONAL_ZIP', 15, (dice) => String(dice.whole(10_000, 199_999))],
  ['PERSONAL_COUNTRY', 15, (dice) => dice.pick(['1', '122', '34', '6'])],
  ['PERSONAL_MAILBOX', 1, (dice) => `PO ${dice.whole(1, 9999)}`],
  ['PERSONAL_NOTES', 10, (dice) => prose(dice, 5, 60)],
  ['WORK_PHONE', 60, phone],
  ['WORK_COMPANY', 30, (dice) => dice.pick(companies)],
  ['WORK_POSITION', 75, (dice) => dice.pick(posts)],
  ['WORK_DEPARTMENT', 30, (dice) => dice.pick(teams)],
  ['WORK_WWW', 5, () => 'https://corp.example.org'],
  ['WORK_FAX', 2, phone],
  ['WORK_PAGER', 1, phone],
  ['WORK_STREET', 10, (dice) => dice.pick(streets)],
  ['WORK_MAILBOX', 1, (dice) => `PO ${dice.whole(1, 9999)}`],
  ['WORK_CITY', 30, (dice) => dice.pick(cities)],
  ['WORK_STATE', 5, (dice) => dice.pick(states)],
  ['WORK_ZIP', 10, (dice) => String(dice.whole(10_000, 199_999))],
  ['WORK_COUNTRY', 10, (dice) => dice.pick(['1', '122', '34', '6'])],
  ['WORK_PROFILE', 5, (dice) => prose(dice, 10, 80)],
  ['WORK_LOGO', 0.3, (dice) => ['logo.png', image(dice, 400)]],
  ['WORK_NOTES', 5, (dice) => prose(dice, 3, 30)],
  ['UF_SKYPE_LINK', 3, (_, id) => `https://join.skype.com/${id}`],
  ['UF_ZOOM', 10, (dice) => `https://zoom.us/j/${dice.whole(10 ** 9, 9 * 10 ** 9)}`],
  ['UF_DEPARTMENT', 60, departments],
  ['UF_INTERESTS', 10, (dice) => prose(dice, 2, 15)],
  ['UF_SKILLS', 20, (dice) => prose(dice, 2, 15)],
  ['UF_WEB_SITES', 3, (_, id) => `https://example.com/${id}`],
  ['UF_XING', 2, (_, id) => `https://xing.com/profile/u${id}`],
  ['UF_LINKEDIN', 10, (_, id) => `https://www.linkedin.com/in/u${id}`],
  ['UF_FACEBOOK', 5, (_, id) => `https://facebook.com/u${id}`],
  ['UF_TWITTER', 5, (_, id) => `@u${id}`],
  ['UF_SKYPE', 5, (_, id) => `live:u${id}`],
  ['UF_DISTRICT', 5, (dice) => dice.pick(['Center', 'Южный'])],
  ['UF_PHONE_INNER', 70, (dice) => String(dice.whole(100, 9999))],
]

/** A person with whom nothing is wrong; about eleven fields. */
export function person(dice: Dice, id: number): Row {
  const row: Row = { ID: dice.chance(0.3) ? String(id) : id }
  for (const [name, share, make] of fields) {
    if (dice.chance(share / 100)) row[name] = make(dice, id)
  }
  return row
}

/** A person of whom every field is known. */
export function wholePerson(dice: Dice, id: number): Row {
  return { ID: id, ...Object.fromEntries(fields.map(([name, , make]) => [name, make(dice, id)])) }
}

function phone(dice: Dice): string {
  const country = dice.pick(['7', '49', '375', '44', '34'])
  return `+${country} ${dice.whole(100, 999)} ${dice.whole(100, 999)}-${dice.whole(10, 99)}-${dice.whole(10, 99)}`
}

function day(dice: Dice): string {
  // A moment in the middle of the day has the same date everywhere.
  return new Date(Date.UTC(1955, 0, dice.whole(1, 18_000), 12)).toISOString().slice(0, 10)
}

function prose(dice: Dice, least: number, most: number): string {
  return Array.from({ length: dice.whole(least, most) }, () => dice.pick(words)).join(' ')
}

function departments(dice: Dice): number | number[] {
  if (dice.chance(0.4)) return dice.whole(1, 300)
  return Array.from({ length: dice.whole(1, 3) }, () => dice.whole(1, 300))
}

function image(dice: Dice, letters: number): string {
  return png + Array.from({ length: letters - png.length }, () => base64[dice.whole(0, 63)]).join('')
}
