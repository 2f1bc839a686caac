import type { UserFieldRow } from 'b24-users'

/** An item of an enumeration in the form. */
export interface Item {
  /** Tells items apart that the portal does not know yet. */
  readonly key: number
  /** Absent until the portal has stored it. */
  readonly id?: string
  text: string
  code: string
  isDefault: boolean
  /** Shall be deleted. */
  isRemoved: boolean
}

let keys = 0

/** A new, empty item. */
export function newItem(): Item {
  return { key: ++keys, text: '', code: '', isDefault: false, isRemoved: false }
}

/** Reads the items of a field from its row. */
export function readItems({ LIST = [] }: UserFieldRow): Item[] {
  return LIST.map(({ ID, VALUE, DEF, XML_ID = '' }) => ({
    key: ++keys,
    id: ID,
    text: VALUE,
    code: XML_ID,
    isDefault: DEF === 'Y',
    isRemoved: false,
  }))
}

/** The items that stay, in their order: their places are those of `LIST`. */
export function keptItems(items: readonly Item[]): Item[] {
  return items.filter((item) => !item.isRemoved)
}

/** Places of items of which one before has the same text. */
export function twins(items: readonly Item[]): number[] {
  const texts = keptItems(items).map(({ text }) => text.trim().toLocaleLowerCase())
  return texts.flatMap((text, position) => (text && texts.indexOf(text) < position ? [position] : []))
}

/** Ids of the stored items that shall be deleted. */
export function removedIds(items: readonly Item[]): string[] {
  return items.flatMap(({ id, isRemoved }) => (isRemoved && id ? [id] : []))
}

/** `LIST` of a new field. */
export function newList(items: readonly Item[]): object[] {
  return keptItems(items).map(({ text, code, isDefault }, index) => ({
    VALUE: text,
    SORT: (index + 1) * 10,
    ...(code && { XML_ID: code }),
    ...(isDefault && { DEF: true }),
  }))
}

/** The whole `LIST` as it shall be, or nothing when it is so already. */
export function changedList(held: readonly Item[], items: readonly Item[]): object[] | undefined {
  const list = describe(items)
  return JSON.stringify(list) === JSON.stringify(describe(held)) ? undefined : list
}

/** The items with one of them a place further up or down among those that stay. */
export function moved(items: readonly Item[], item: Item, by: 1 | -1): Item[] {
  const kept = keptItems(items)
  const neighbour = kept[kept.indexOf(item) + by]
  if (!neighbour) return [...items]
  return items.map((other) => (other === item ? neighbour : other === neighbour ? item : other))
}

function describe(items: readonly Item[]): object[] {
  return keptItems(items).map(({ id, text, code, isDefault }) => ({
    ...(id && { ID: Number(id) }),
    VALUE: text,
    ...(code && { XML_ID: code }),
    DEF: isDefault,
  }))
}
