/** Where the focus goes when what had it is gone: the heading of what is shown. */
const HOME = '[data-focus-home]'

/** Remembers where the focus is; what is given back puts it there again when it has been lost meanwhile. */
export function keepFocus(): () => void {
  const held = document.activeElement
  return () => {
    if (document.activeElement !== document.body && document.activeElement !== null) return
    if (held instanceof HTMLElement && held !== document.body && held.isConnected)
      held.focus({ preventScroll: true })
    if (document.activeElement === document.body) focusHome()
  }
}

/** Puts the focus on the heading of what is shown, unless something has it. */
export function focusHomeIfLost(): void {
  const { activeElement: held } = document
  const isLost = held === null || held === document.body || (held as HTMLElement).offsetParent === null
  if (isLost) focusHome()
}

/** Puts the focus on the heading of what is shown. */
export function focusHome(): void {
  const homes = document.querySelectorAll<HTMLElement>(HOME)
  const shown = [...homes].filter((home) => home.getClientRects().length > 0)
  shown.at(-1)?.focus({ preventScroll: true })
}
