import type { Inputs, NewUserField, UserFieldChanges, UserFieldSettings, UserFieldType } from './inputs.ts'

/** What is known of one field: what it is called, and what it takes. */
export type FieldMeta<Name extends string = string> = FieldWords<Name> & FieldValue

/** Kinds of values. */
export type FieldKind = FieldMeta['kind']

/**
 * The part that is the same for every kind.
 *
 * @inline
 */
interface FieldWords<Name extends string> {
  /** As the portal writes it. */
  readonly name: Name
  /** A caption in English; where the doc line has none, the name. */
  readonly title: string
  /** What it is, in one line of English. */
  readonly doc: string
  /** Whether it must be there. */
  readonly required?: true
  /** Whether empty text is taken, and clears what is stored; of `ids` the empty list. */
  readonly clearable?: true
  /** The code of the warning that its use always brings. */
  readonly warning?: 'ignored_by_server' | 'undocumented'
}

/**
 * A value, by its kind.
 *
 * @inline
 */
type FieldValue =
  | {
      /**
       * What belongs there. `ids` is a list; `id` alone one number; `country` the product's number or an ISO code. A `day` is
       * `YYYY-MM-DD`, a `portal_day` one in the portal's own format, a `datetime` ISO 8601 with seconds and an offset. `photo`
       * and `file` hold a name and base64. `code` and `user_type` name a custom field and its type; `settings` are told by
       * that type.
       */
      readonly kind:
        | 'flag'
        | 'id'
        | 'ids'
        | 'number'
        | 'country'
        | 'day'
        | 'portal_day'
        | 'datetime'
        | 'day_or_datetime'
        | 'photo'
        | 'file'
        | 'money'
        | 'crm_link'
        | 'code'
        | 'user_type'
        | 'settings'
    }
  | {
      /** Text; `labels` is one for every language, or an object of texts by language. */
      readonly kind: 'text' | 'email' | 'labels'
      /** Characters that fit, of each text; absent where there is no limit. */
      readonly limit?: number
    }
  | {
      /** A whole number. */
      readonly kind: 'integer'
      /** Smallest number that fits, if there is one. */
      readonly min?: number
      /** Largest number that fits, if there is one. */
      readonly max?: number
    }
  | {
      /** One of a few words. */
      readonly kind: 'word'
      /** The words that work. */
      readonly allowed: readonly string[]
    }
  | {
      /** The items of an enumeration, or an object `{ TYPE, VALUE }`. */
      readonly kind: 'items' | 'default_date'
      /** What each of them, or the object, is made of. */
      readonly members: readonly FieldMeta[]
    }

/** The types of custom fields that are documented; not those of applications. */
export type DocumentedType = Exclude<UserFieldType, `rest_${string}`>

/**
 * Names that every portal has.
 *
 * @inline
 */
type Stock<Name> = Exclude<Name, `UF_USR_${string}`>

/** Fields by the REST method that they are sent with, in the order of its page. */
export type FieldsByMethod = {
  /** Fields of a person. */
  readonly 'user.update': readonly FieldMeta<Stock<keyof Inputs['user.update']>>[]
  /** Fields of a new person. */
  readonly 'user.add': readonly FieldMeta<Stock<keyof Inputs['user.add']>>[]
  /** Parts of a new custom field. */
  readonly 'user.userfield.add': readonly FieldMeta<keyof NewUserField<UserFieldType>>[]
  /** Parts of a custom field that may be changed. */
  readonly 'user.userfield.update': readonly FieldMeta<keyof UserFieldChanges>[]
}

/** Settings by the type of the custom field. */
export type SettingsByType = {
  readonly [Type in DocumentedType]: readonly FieldMeta<keyof UserFieldSettings[Type] & string>[]
}

/** What people call a language of the product. */
export interface LanguageMeta {
  /** Its tag in BCP 47, as `Intl` and the `lang` of HTML want it. */
  readonly tag: string
  /** What it is called in English. */
  readonly name: string
  /** What it calls itself. */
  readonly own: string
}
