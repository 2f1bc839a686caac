/**
 * What a form can know of the fields, as plain data: names, kinds, limits and doc lines, written from the rows that the
 * check itself reads. It needs nothing of the rest, and no WebAssembly.
 *
 * @module fields
 */
export { fields, languages, settings, userFieldTypes } from './rows.ts'
export { isLanguage } from './language.ts'
export type {
  DocumentedType,
  FieldKind,
  FieldMeta,
  FieldsByMethod,
  LanguageMeta,
  SettingsByType,
} from './field.ts'
