import { useVirtualizer } from '@tanstack/vue-virtual'
import { computed, type ComputedRef, type Ref } from 'vue'

interface Sizes {
  /** Pixels of a row. */
  readonly height: number
  /** Rows that are drawn beyond each edge. */
  readonly beyond: number
  /** Pixels of the table until it has been measured. */
  readonly visible: number
}

export interface VisibleRows<Row> {
  readonly items: ComputedRef<readonly { index: number; row: Row }[]>
  /** Pixels that stand for the rows before and after those. */
  readonly before: ComputedRef<number>
  readonly after: ComputedRef<number>
  readonly scrollTo: (index: number) => void
}

/** Those of many rows that can be seen: only these are drawn. */
export function useVisibleRows<Row>(
  rows: () => readonly Row[],
  scroller: Readonly<Ref<HTMLElement | null>>,
  { height, beyond, visible }: Sizes,
): VisibleRows<Row> {
  const virtualizer = useVirtualizer(
    computed(() => ({
      count: rows().length,
      getScrollElement: () => scroller.value,
      estimateSize: () => height,
      overscan: beyond,
      initialRect: { width: 0, height: visible },
    })),
  )
  const items = computed(() =>
    virtualizer.value.getVirtualItems().flatMap(({ index, start }) => {
      const row = rows()[index]
      return row ? [{ index, start, row }] : []
    }),
  )
  return {
    items,
    before: computed(() => items.value[0]?.start ?? 0),
    after: computed(() => {
      const last = items.value.at(-1)
      return last ? virtualizer.value.getTotalSize() - last.start - height : 0
    }),
    scrollTo: (index) => {
      virtualizer.value.scrollToIndex(index)
    },
  }
}
