/** Rows that come from the core at once. */
export const PAGE = 500

/** All rows, some at a time; `ask` gives `[next, rows]` as JSON. */
export function* pagesOf<Row>(length: number, ask: (from: number) => string): Generator<Row[], void> {
  for (let from = 0; from < length;) {
    const [next, rows] = JSON.parse(ask(from)) as [number, Row[]]
    yield rows
    from = next
  }
}

/** All text, in pieces. */
export function* textsOf(length: number, ask: (from: number) => string): Generator<string, void> {
  // A header is there even where there are no rows.
  for (let from = 0; from === 0 || from < length; from += PAGE) yield ask(from)
}
