import { formatPath, type Issue, type Parsed, schemas, ValidationError, type Warning } from 'b24-users'
import { computed, type ComputedRef, type Ref, ref, watch } from 'vue'
import {
  type FieldForm,
  newForm,
  placesOf,
  readForm,
  type StoredField,
  toChange,
  toNewField,
  withRemovals,
} from '../userfield/form.ts'
import type { Conflict } from '../conflict.ts'
import { t } from '../i18n.ts'
import { showPlace } from '../userfield/compare.ts'
import { twins } from '../userfield/items.ts'
import { parameterLabel } from '../userfield/parameter.ts'
import { type Check, useVerdict } from './useVerdict.ts'

type Fields = Readonly<Record<string, unknown>>

/** What goes on the wire for a custom field, new or changed. */
export interface FieldPayload {
  fields: Fields
}

/** A custom field that is being prepared, new or changed. */
export interface FieldDraft extends Check<FieldPayload> {
  form: Ref<FieldForm>
  /** What the portal holds; nothing of a new field. */
  held: ComputedRef<FieldForm | undefined>
  /** Places that differ from what the portal holds, such as `fields.SORT`. */
  changes: ComputedRef<readonly string[]>
  isChanged: (place: string) => boolean
  warningsAt: (place: string) => readonly Warning[]
  reset: () => void
  /** What somebody else has changed at the same places, given the field as it is now. */
  conflictsWith: (now: StoredField) => Conflict[]
}

/** Prepares a new custom field. */
export function useNewField(last: number): FieldDraft {
  const blank = newForm(last)
  return useFieldForm({
    held: () => undefined,
    start: () => structuredClone(blank),
    fieldsOf: (form) => (JSON.stringify(form) === JSON.stringify(blank) ? {} : toNewField(form)),
    inputOf: (fields) => ({ fields }),
    parse: (input) => schemas['user.userfield.add'].safeParse(input),
  })
}

/** Prepares a minimal change of a custom field; what would be lost by sending it alone is kept when it is saved. */
export function useFieldChange(stored: () => StoredField): FieldDraft {
  const held = computed(() => readForm(stored()))
  return useFieldForm({
    held: () => held.value,
    start: () => structuredClone(held.value),
    fieldsOf: (form) => toChange(form, held.value),
    inputOf: (fields, form) => ({ id: stored().id, fields: withRemovals(fields, form) }),
    parse(input) {
      const { row, languages } = stored()
      const parsed = schemas['user.userfield.update'].safeParse(input, { field: row, languages })
      return parsed.success ? { ...parsed, warnings: parsed.warnings.filter(isTrueOfKept) } : parsed
    },
  })
}

interface Draftable {
  held: () => FieldForm | undefined
  start: () => FieldForm
  /** `fields` of the method; empty when there is nothing to send. */
  fieldsOf: (form: FieldForm) => Fields
  /** Parameters of the method. */
  inputOf: (fields: Fields, form: FieldForm) => object
  parse: (input: unknown) => Parsed<{ fields: object }>
}

function useFieldForm({ held, start, fieldsOf, inputOf, parse }: Draftable): FieldDraft {
  const form = ref(start())
  const fields = computed(() => fieldsOf(form.value))
  const changes = computed(() => placesOf(fields.value))
  const check = useVerdict(
    () => (changes.value.length ? inputOf(fields.value, form.value) : undefined),
    (input) => withTwins(parse(input) as Parsed<FieldPayload>, form.value),
  )

  function reset(): void {
    form.value = start()
  }

  watch(held, reset)

  function conflictsWith(now: StoredField): Conflict[] {
    const before = held()
    if (!before) return []
    const found = readForm(now)
    const theirs = new Set(placesOf(toChange(found, before)))
    const both = placesOf(toChange(form.value, before)).filter((place) => theirs.has(place))
    return both
      .map((place) => ({
        name: place,
        label: parameterLabel(place.split('.')),
        before: showPlace(before, place),
        now: showPlace(found, place),
        yours: showPlace(form.value, place),
      }))
      .filter(({ now, yours }) => now !== yours)
  }

  return {
    ...check,
    form,
    held: computed(held),
    changes,
    reset,
    conflictsWith,
    isChanged: (place) =>
      held() !== undefined && changes.value.some((at) => place === at || place.startsWith(`${at}.`)),
    warningsAt: (place) =>
      check.verdict.value?.warnings.filter(({ path }) => formatPath(path) === place) ?? [],
  }
}

/** What the portal would take, but nobody could tell apart later. */
function withTwins(parsed: Parsed<FieldPayload>, { type, items }: FieldForm): Parsed<FieldPayload> {
  const found = type === 'enumeration' ? twins(items) : []
  if (!found.length) return parsed
  const issues = found.map((position): Issue => ({
    path: ['fields', 'LIST', position, 'VALUE'],
    code: 'duplicate' as const,
    message: t('userfield.items.twice'),
  }))
  const known = parsed.success ? [] : parsed.error.issues
  return { success: false, error: new ValidationError('user.userfield', [...known, ...issues]) }
}

/** Texts of other languages and codes of items are sent along, so these two do not come true. */
function isTrueOfKept({ code, path }: Warning): boolean {
  return code !== 'wipes_languages' && !(code === 'destructive' && path.at(-1) === 'XML_ID')
}
