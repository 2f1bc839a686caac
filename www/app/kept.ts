/** Where something is kept: for this tab, or for the browser. */
type Keeper = 'sessionStorage' | 'localStorage'

/** What is kept under a name; nothing where the browser keeps nothing for pages in frames. */
export function recall(keeper: Keeper, name: string): string | undefined {
  try {
    return window[keeper].getItem(name) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps something under a name, where the browser lets it; `undefined` forgets it. */
export function keep(keeper: Keeper, name: string, value: string | undefined): void {
  try {
    if (value === undefined) window[keeper].removeItem(name)
    else window[keeper].setItem(name, value)
  } catch {
    // The reader's choice; all that is missing is the memory.
  }
}
