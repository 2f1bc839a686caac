import { t } from './i18n.ts'
import type { PickItem } from './pick.ts'

let known: readonly PickItem[] | undefined

/** Every time zone that the browser knows, with its offset of today. */
export function zoneItems(): readonly PickItem[] {
  known ??= Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zoneLabel(zone) }))
  return known
}

/** A time zone as a reader sees it. */
export function zoneLabel(zone: string): string {
  const offset = zoneOffset(zone)
  const name = zone.replaceAll('_', ' ')
  return offset === undefined ? name : t('field.zone', { name, offset })
}

function zoneOffset(zone: string): string | undefined {
  try {
    const parts = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      timeZoneName: 'longOffset',
    }).formatToParts()
    return parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC')
  } catch {
    return undefined
  }
}
