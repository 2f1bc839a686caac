import { md5 } from '../php/encoding.ts'
import { cut, isArray, member, type PhpArray, type PhpValue, toInt, toText, values } from '../php/value.ts'
import { coreError } from '../world/error.ts'
import type { CustomField, EnumItem, Flag } from '../world/field.ts'
import type { World } from '../world/world.ts'
import { readFlag } from './attributes.ts'

/** Adds the items of a new enumeration; those without a value are skipped. */
export function newItems(world: World, sent: PhpValue | undefined, multiple: Flag): EnumItem[] {
  const items: EnumItem[] = []
  let id = greatestItemId(world)
  for (const item of rows(sent)) {
    const value = valueOf(item)
    if (value === '') continue
    items.push({ ...readItem(item, value, firstDefault(items, item, multiple)), ID: ++id })
  }
  refuseDuplicates(items)
  return items
}

/** Changes, adds and deletes items; an id without a value deletes, an item not mentioned stays. */
export function updateItems(world: World, field: CustomField, sent: PhpValue | undefined): EnumItem[] {
  let id = greatestItemId(world)
  const touched: EnumItem[] = []
  const kept = new Map(field.LIST.map((item) => [item.ID, item]))
  for (const item of rows(sent)) {
    const value = valueOf(item)
    const known = kept.get(toInt(member(item, 'ID')))
    if (known && (value === '' || toText(member(item, 'DEL')) === 'Y')) {
      kept.delete(known.ID)
    } else if (value !== '' && (known || toInt(member(item, 'ID')) === 0)) {
      const read = readItem(item, value, firstDefault(touched, item, field.MULTIPLE), known)
      const changed = { ...read, ID: known?.ID ?? ++id }
      touched.push(changed)
      kept.set(changed.ID, changed)
    }
  }
  const items = [...kept.values()]
  refuseDuplicates(items)
  return items
}

/** Items in the order they are shown. */
export function sortedItems(items: readonly EnumItem[]): EnumItem[] {
  return [...items].sort((a, b) => a.SORT - b.SORT || a.ID - b.ID)
}

function rows(sent: PhpValue | undefined): PhpArray[] {
  return isArray(sent) ? values(sent).filter(isArray) : []
}

function valueOf(item: PhpArray): string {
  return cut(toText(member(item, 'VALUE')).trim(), 255)
}

function readItem(item: PhpArray, value: string, def: Flag, known?: EnumItem): Omit<EnumItem, 'ID'> {
  const sort = toInt(member(item, 'SORT'))
  return {
    VALUE: value,
    SORT: sort > 0 ? sort : (known?.SORT ?? 500),
    DEF: def,
    XML_ID: cut(toText(member(item, 'XML_ID')), 255) || md5(value),
  }
}

/** On a single-valued field only the first item of the request may be the default. */
function firstDefault(earlier: readonly EnumItem[], item: PhpArray, multiple: Flag): Flag {
  if (multiple === 'N' && earlier.some((other) => other.DEF === 'Y')) return 'N'
  return readFlag(member(item, 'DEF'))
}

function refuseDuplicates(items: readonly EnumItem[]): void {
  const codes = items.map((item) => item.XML_ID)
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  if (twice !== undefined) throw coreError(`The external code '${twice}' is used more than once.<br>`)
}

function greatestItemId(world: World): number {
  const ids = [...world.state.fields.values()].flatMap((field) => field.LIST.map((item) => item.ID))
  return Math.max(0, ...ids)
}
