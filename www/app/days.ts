/** A form in which a portal writes days. */
export type DayForm = 'DD.MM.YYYY' | 'DD/MM/YYYY' | 'MM/DD/YYYY' | 'YYYY-MM-DD'

/** The form of days, found in a moment that the portal has written in its own; slashes tell it only after the 12th. */
export function dayFormOf(moment: unknown): DayForm | undefined {
  const parts = /^(\d{1,4})([./-])(\d{1,2})\2\d{1,4}/.exec(typeof moment === 'string' ? moment : '')
  const [, first = '', mark, second] = parts ?? []
  if (mark === '.') return 'DD.MM.YYYY'
  if (mark === '-' && first.length === 4) return 'YYYY-MM-DD'
  if (mark === '/' && Number(first) > 12) return 'DD/MM/YYYY'
  return mark === '/' && Number(second) > 12 ? 'MM/DD/YYYY' : undefined
}

/** A day as YYYY-MM-DD, from that form or the portal's, or from midnight UTC in any offset; otherwise nothing. */
export function readDay(text: string, form?: DayForm): string {
  const [day, first, mark, second, year] = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})$/.exec(text.trim()) ?? []
  if (day !== undefined) {
    // With slashes only the portal's own form tells which is which.
    if (mark === '/' && form === undefined) return ''
    const isMonthFirst = mark === '/' && form === 'MM/DD/YYYY'
    const [month = '', date = ''] = isMonthFirst ? [first, second] : [second, first]
    return whole(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  }
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? whole(text) : ''
}

/** A day of YYYY-MM-DD in the portal's form; anything else stays as it is. */
export function writeDay(text: string, form: DayForm): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim()) ?? []
  return year ? form.replace('YYYY', year).replace('MM', month).replace('DD', day) : text
}

// The portal shows a day as an instant, midnight UTC in its own offset: the day is the one in UTC.
function whole(text: string): string {
  const instant = new Date(text)
  return Number.isNaN(instant.getTime()) ? '' : instant.toISOString().slice(0, 10)
}
