/** What runs in a page of WebKit for `page.ts`, as bodies of functions. */

/** Begins what `run` gives; tells its outcome where that is there at once, or else where it will be found. */
export const BEGIN = `
const textOf = (outcome) => JSON.stringify(outcome)
const failed = (error) => textOf({ error: String(error) })
try {
  const value = run()
  if (typeof value?.then !== 'function') return textOf({ value })
  const outcomes = (globalThis.outcomesForTests ??= [])
  const index = outcomes.push(null) - 1
  value.then((value) => textOf({ value })).catch(failed).then((text) => (outcomes[index] = text))
  return index
} catch (error) {
  return failed(error)
}`

/** Gives an outcome once it is there; that of another document never comes. */
export const LOOK = `
const outcome = globalThis.outcomesForTests?.[arguments[0]]
return outcome === undefined ? JSON.stringify({ isGone: true }) : outcome`

/** Gives an element that is there, or visible, or true when none is visible; otherwise false. */
export const FIND = `
const [selector, wanted] = arguments
const element = document.querySelector(selector)
const isVisible = () => {
  const { width, height } = element.getBoundingClientRect()
  return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible'
}
if (wanted === 'hidden') return !element || !isVisible()
return element && (wanted === 'there' || isVisible()) ? element : false`
