const pad = (value: number, width = 2) => String(value).padStart(width, '0')

/** `YYYY-MM-DD` of an instant in a zone given in minutes east of UTC. */
export function formatDate(instant: number, offsetMinutes: number): string {
  const date = new Date(instant + offsetMinutes * 60_000)
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`
}

/** `HH:MM:SS` of an instant in a zone. */
export function formatTime(instant: number, offsetMinutes: number): string {
  const date = new Date(instant + offsetMinutes * 60_000)
  return `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`
}

/** ISO 8601 with the zone's offset, as the REST layer writes every moment. */
export function formatInstant(instant: number, offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes)
  const zone = `${offsetMinutes < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
  return `${formatDate(instant, offsetMinutes)}T${formatTime(instant, offsetMinutes)}${zone}`
}

/** The portal's own format, `DD.MM.YYYY` with an optional time, which is strict where `strtotime` is not. */
export function parsePortalTime(text: string, offsetMinutes: number): number | undefined {
  const found = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text.trim())
  if (!found) return undefined
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part || 0))
  const local = Date.UTC(year, month - 1, day, hour, minute, second)
  const back = new Date(local)
  const real = back.getUTCMonth() + 1 === month && back.getUTCDate() === day && hour < 24
  return real ? local - offsetMinutes * 60_000 : undefined
}

/** `DD.MM.YYYY` or `DD.MM.YYYY HH:MM:SS`: how the portal's settings keep a moment. */
export function formatPortal(instant: number, offsetMinutes: number, withTime: boolean): string {
  const day = formatDate(instant, offsetMinutes).split('-').reverse().join('.')
  return withTime ? `${day} ${formatTime(instant, offsetMinutes)}` : day
}
