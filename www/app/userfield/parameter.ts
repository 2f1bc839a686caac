import type { Path } from 'b24-users'
import { isLanguage, languages } from 'b24-users/fields'
import { t } from '../i18n.ts'
import type { Messages } from '../locales/messages.ts'

/** Parameters under `fields` that have a name for the reader. */
const named: Readonly<Record<keyof Messages['parameter'], true>> = {
  FIELD_NAME: true,
  USER_TYPE_ID: true,
  MULTIPLE: true,
  SORT: true,
  XML_ID: true,
  SHOW_FILTER: true,
  LABEL: true,
  SETTINGS: true,
  LIST: true,
  EDIT_FORM_LABEL: true,
  LIST_COLUMN_LABEL: true,
  LIST_FILTER_LABEL: true,
  ERROR_MESSAGE: true,
  HELP_MESSAGE: true,
}
const members: Readonly<Record<keyof Messages['itemMember'], true>> = {
  ID: true,
  VALUE: true,
  XML_ID: true,
  DEF: true,
  SORT: true,
}
const settings: Readonly<Record<keyof Messages['setting'], true>> = {
  DEFAULT_VALUE: true,
  DATE: true,
  ROWS: true,
  LIST_HEIGHT: true,
  PRECISION: true,
  DISPLAY: true,
  IBLOCK_TYPE_ID: true,
  IBLOCK_ID: true,
  ACTIVE_FILTER: true,
  LEAD: true,
  CONTACT: true,
  COMPANY: true,
  DEAL: true,
  ENTITY_TYPE: true,
}

/** What the reader knows a place under `fields` by. */
export function parameterLabel(path: Readonly<Path>): string {
  const [, name = '', step, member] = path
  const label = isOf(named, name) ? t(`parameter.${name}`) : String(name)
  if (step === undefined) return label
  if (name === 'LIST') {
    const n = Number(step) + 1
    if (member === undefined) return t('userfield.items.place', { n })
    const said = isOf(members, member) ? t(`itemMember.${member}`) : String(member)
    return t('userfield.items.member', { n, member: said })
  }
  if (name === 'SETTINGS') return settingLabel(path.slice(2).join('.'))
  return isLanguage(step) ? t('userfield.labels.place', { label, language: languages[step].name }) : label
}

/** What the reader knows a setting by; a dot leads into an object. */
export function settingLabel(name: string): string {
  const [outer = name, inner] = name.split('.')
  if (inner === 'VALUE') return t('setting.DATE')
  return isOf(settings, outer) ? t(`setting.${outer}`) : outer
}

function isOf<Name extends string>(known: Readonly<Record<Name, true>>, name: string | number): name is Name {
  return Object.hasOwn(known, name)
}
