import type { Decimal, FileData, FileRemoval, Flag, Integer, UserFieldSingle } from './kinds.ts'

/**
 * The custom fields of your own portal, so that TypeScript knows them: the type of each, with `[]` where it holds several
 * values. Fill it in by `declare module 'b24-users' { interface PortalFields { UF_USR_GRADE: 'integer' } }`.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- whoever has fields adds them
export interface PortalFields {}

/** Values of one's own custom fields, as they are sent. */
export type OwnInputs = {
  [Code in keyof PortalFields]?: OwnInput<PortalFields[Code]> | undefined
}

/** Values of one's own custom fields, as `user.get` returns them. */
export type OwnValues = {
  [Code in keyof PortalFields]?: OwnValue<PortalFields[Code]>
}

/** What one's own field takes, by its type. */
export type OwnInput<Type> = Type extends `${infer Single}[]`
  ? readonly InputOf<Single>[] | ''
  : InputOf<Type> | ''

/** What one value of a type is sent as. */
export type InputOf<Type> = Type extends
  'integer' | 'iblock_section' | 'iblock_element' | 'employee' | 'enumeration'
  ? Integer
  : Type extends 'double'
    ? Decimal
    : Type extends 'boolean'
      ? Flag
      : Type extends 'date' | 'datetime'
        ? string | Date
        : Type extends 'file'
          ? FileData | FileRemoval
          : Type extends 'string' | 'url' | 'money' | 'address' | 'crm_status'
            ? string
            : UserFieldSingle

/** What one's own field is read as, by its type. */
export type OwnValue<Type> = Type extends `${infer Single}[]` ? ValueOf<Single>[] | false : ValueOf<Type>

/** The portal gives numbers as text or as numbers, and nothing as `null`, `''` or `false`, as its version has it. */
export type ValueOf<Type> = Type extends 'file'
  ? FileValue | null | false
  : Type extends 'boolean'
    ? boolean | 0 | 1 | '0' | '1' | 'Y' | 'N' | '' | null
    : Type extends 'integer' | 'double' | 'iblock_section' | 'iblock_element' | 'employee' | 'enumeration'
      ? number | string | null | false
      : string | null | false

/** A file of a custom field, as `user.get` returns it. */
export interface FileValue {
  /** Identifier, which a removal names. */
  id: number | string
  /** Address of its page. */
  showUrl: string
  /** What to download it by. */
  downloadData?: unknown
}
