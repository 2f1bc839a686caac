import { md5 } from '../php/encoding.ts'
import { cut, isArray, member, type PhpArray, type PhpValue, toInt, toText, values } from '../php/value.ts'
import { coreError } from '../world/error.ts'
import type { CustomField, EnumItem, Flag } from '../world/field.ts'
import type { World } from '../world/world.ts'
import { readFlag } from './attributes.ts'

/** Adds the items of a new enumeration; those without a value are skipped. */
export function newItems(world: World, sent: PhpValue | undefined, multiple: Flag): EnumItem[] {
  const items: EnumItem[] = []
  const takeDefault = defaults(multiple)
  let id = greatestItemId(world)
  for (const item of rows(sent)) {
    const value = valueOf(item)
    if (value === '') continue
    items.push({ ...readItem(item, value, takeDefault(item)), ID: ++id })
  }
  refuseDuplicates(items)
  return items
}

/** Changes, adds and deletes items; an id without a value deletes, an item not mentioned stays. */
export function updateItems(world: World, field: CustomField, sent: PhpValue | undefined): EnumItem[] {
  let id = greatestItemId(world)
  const takeDefault = defaults(field.MULTIPLE)
  const kept = new Map(field.LIST.map((item) => [item.ID, item]))
  for (const item of rows(sent)) {
    const value = valueOf(item)
    const known = kept.get(toInt(member(item, 'ID')))
    if (known && (value === '' || toText(member(item, 'DEL')) === 'Y')) {
      kept.delete(known.ID)
    } else if (value !== '' && (known || toInt(member(item, 'ID')) === 0)) {
      const read = readItem(item, value, takeDefault(item), known)
      const changed = { ...read, ID: known?.ID ?? ++id }
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

/** Reads the flags of items in turn: on a single-valued field only the first of the request may be the default. */
function defaults(multiple: Flag): (item: PhpArray) => Flag {
  let taken = false
  return (item) => {
    if (multiple === 'N' && taken) return 'N'
    const flag = readFlag(member(item, 'DEF'))
    taken ||= flag === 'Y'
    return flag
  }
}

function refuseDuplicates(items: readonly EnumItem[]): void {
  const seen = new Set<string>()
  for (const { XML_ID } of items) {
    if (seen.has(XML_ID)) throw coreError(`The external code '${XML_ID}' is used more than once.<br>`)
    seen.add(XML_ID)
  }
}

function greatestItemId(world: World): number {
  let greatest = 0
  for (const { LIST } of world.state.fields.values()) {
    for (const { ID } of LIST) greatest = Math.max(greatest, ID)
  }
  return greatest
}
