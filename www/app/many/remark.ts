import type { PlanRow } from 'b24-users/sync'
import { t } from '../i18n.ts'
import type { Messages } from '../locales/messages.ts'

const lost: Readonly<Record<keyof Messages['many']['lost'], true>> = {
  sessions: true,
  telephony: true,
  letters: true,
  photo: true,
  files: true,
}

/** What has to be known of a row beside its changes. */
export function remarkOf({ kind, consequences, issues, why, lost: gone, conflicts }: PlanRow): string {
  const said =
    kind === 'update'
      ? (consequences ?? []).map((one) => t(`many.consequence.${one}`))
      : [t(`many.kind.${kind}`)]
  for (const { caption, message } of issues ?? []) said.push(caption ? `${caption}: ${message}` : message)
  if (why) said.push(t(`many.why.${why}`))
  if (gone?.length) said.push(t('many.plan.loss', { things: gone.map(thing).join(', ') }))
  if (conflicts) said.push(t('many.plan.stays', { fields: Object.keys(conflicts).join(', ') }))
  return said.join(' · ')
}

function thing(name: string): string {
  return Object.hasOwn(lost, name) ? t(`many.lost.${name as keyof typeof lost}`) : name
}
