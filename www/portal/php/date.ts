/** The server's clock at one moment: what "now" is and how far its zone is from UTC. */
export interface ServerTime {
  now: number
  offsetMinutes: number
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const DAY =
  '(sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?)'
const UNIT = '(sec(?:ond)?|min(?:ute)?|hour|day|week|fortnight|month|year)s?'

/** What has been read so far; the zone is minutes east of UTC. */
interface Reading {
  year: number
  month: number
  day: number
  seconds: number
  zone: number
}

/** A pattern and what it does to the reading; `false` declines the match. */
type Rule = [pattern: RegExp, apply: (reading: Reading, found: RegExpExecArray) => unknown]

const rule = (source: string, apply: Rule[1]): Rule => [new RegExp(`^(?:${source})`, 'i'), apply]

const RULES: Rule[] = [
  rule('@(-?\\d+)(?!\\d)', (reading, found) => setInstant(reading, number(found, 1))),
  rule('(\\d{4})-(\\d{1,2})-(\\d{1,2})(?!\\d)', (r, f) =>
    setDate(r, number(f, 1), number(f, 2), number(f, 3)),
  ),
  rule('(\\d{4})/(\\d{1,2})/(\\d{1,2})(?!\\d)', (r, f) =>
    setDate(r, number(f, 1), number(f, 2), number(f, 3)),
  ),
  rule('(\\d{1,2})/(\\d{1,2})/(\\d{4})(?!\\d)', (r, f) =>
    setDate(r, number(f, 3), number(f, 1), number(f, 2)),
  ),
  rule('(\\d{1,2})[.-](\\d{1,2})[.-](\\d{4})(?!\\d)', (r, f) =>
    setDate(r, number(f, 3), number(f, 2), number(f, 1)),
  ),
  rule('(\\d{4})(\\d{2})(\\d{2})(?!\\d)', (r, f) => setDate(r, number(f, 1), number(f, 2), number(f, 3))),
  rule(`(\\d{1,2})(?:st|nd|rd|th)?[ .\\t-]*${MONTH}[ .,\\t-]*(?:(\\d{4})(?!\\d))?`, (r, f) =>
    setDate(r, number(f, 3) || r.year, monthOf(f[2]), number(f, 1)),
  ),
  rule(`${MONTH}[ .\\t-]*(\\d{1,2})(?!\\d)(?:st|nd|rd|th)?(?:[ ,.\\t-]+(\\d{4})(?!\\d))?`, (r, f) =>
    setDate(r, number(f, 3) || r.year, monthOf(f[1]), number(f, 2)),
  ),
  rule(`([+-]? *\\d+) *${UNIT}( ago)?\\b`, (r, f) =>
    shift(r, Number((f[1] ?? '').replaceAll(' ', '')) * (f[3] ? -1 : 1), f[2] ?? ''),
  ),
  rule(`(next|last|previous|this) ${UNIT}\\b`, (r, f) => shift(r, step(f[1]), f[2] ?? '')),
  rule(`(?:(next|last|previous|this) )?${DAY}\\b`, (r, f) => toWeekday(r, f[2] ?? '', step(f[1]))),
  rule('t?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?(?: ?([ap])\\.?m\\b)?', setTime),
  rule('(?:z|utc|gmt)\\b', (reading) => void (reading.zone = 0)),
  rule('([+-])(\\d{1,2}):?(\\d{2})?(?!\\d)', (reading, found) => {
    reading.zone = (found[1] === '-' ? -1 : 1) * (number(found, 2) * 60 + number(found, 3))
  }),
  rule('now\\b', () => undefined),
  rule('(?:today|midnight)\\b', (reading) => void (reading.seconds = 0)),
  rule('noon\\b', (reading) => void (reading.seconds = 12 * 3600)),
  rule('tomorrow\\b', (reading) => fromMidnight(reading, 1)),
  rule('yesterday\\b', (reading) => fromMidnight(reading, -1)),
]

/** No date is longer than this, however much is said about it. */
const LONGEST = 255

/** `strtotime`: an instant in milliseconds, or `undefined` where PHP answers `false`. Days past the month's end roll over. */
export function strtotime(text: string, time: ServerTime): number | undefined {
  const local = new Date(time.now + time.offsetMinutes * 60_000)
  const reading: Reading = {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    seconds: Math.floor(local.getTime() / 1000) % 86_400,
    zone: time.offsetMinutes,
  }
  let rest = text.trim()
  if (rest === '' || rest.length > LONGEST) return undefined
  while (rest !== '') {
    const taken = RULES.find(([pattern, apply]) => {
      const found = pattern.exec(rest)
      if (!found || apply(reading, found) === false) return false
      rest = rest.slice(found[0].length).replace(/^[ ,\t]+/, '')
      return true
    })
    if (!taken) return undefined
  }
  return utc(reading.year, reading.month, reading.day) + (reading.seconds - reading.zone * 60) * 1000
}

function utc(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime()
}

function number(found: RegExpExecArray, group: number): number {
  return Number(found[group] ?? 0)
}

function monthOf(word: string | undefined): number {
  return MONTHS.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1
}

function step(word: string | undefined): number {
  return word === undefined || /this/i.test(word) ? 0 : /next/i.test(word) ? 1 : -1
}

function setDate(reading: Reading, year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day > 31) return false
  Object.assign(reading, { year, month, day, seconds: 0 })
  return true
}

function setInstant(reading: Reading, seconds: number): void {
  Object.assign(reading, { year: 1970, month: 1, day: 1, seconds, zone: 0 })
}

function setTime(reading: Reading, found: RegExpExecArray): boolean {
  const half = found[4]?.toLowerCase()
  const hour = half ? (number(found, 1) % 12) + (half === 'p' ? 12 : 0) : number(found, 1)
  if (hour > 24 || number(found, 2) > 59 || number(found, 3) > 60) return false
  reading.seconds = hour * 3600 + number(found, 2) * 60 + number(found, 3)
  return true
}

function fromMidnight(reading: Reading, days: number): void {
  reading.day += days
  reading.seconds = 0
}

function shift(reading: Reading, amount: number, unit: string): void {
  const name = unit.toLowerCase()
  if (name.startsWith('sec')) reading.seconds += amount
  else if (name.startsWith('min')) reading.seconds += amount * 60
  else if (name === 'hour') reading.seconds += amount * 3600
  else if (name === 'day') reading.day += amount
  else if (name === 'week') reading.day += amount * 7
  else if (name === 'fortnight') reading.day += amount * 14
  else if (name === 'month') reading.month += amount
  else reading.year += amount
}

function toWeekday(reading: Reading, name: string, direction: number): void {
  const today = new Date(utc(reading.year, reading.month, reading.day)).getUTCDay()
  const ahead = (DAYS.indexOf(name.slice(0, 3).toLowerCase()) - today + 7) % 7
  if (direction < 0) reading.day += ahead === 0 ? -7 : ahead - 7
  else reading.day += direction > 0 && ahead === 0 ? 7 : ahead
  reading.seconds = 0
}
