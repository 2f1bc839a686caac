/** What runs in a page of WebKit for `page.ts`, as bodies of functions. */

/** Begins what `run` gives, and tells where its outcome will be found. */
export const BEGIN = `
const outcomes = (globalThis.outcomesForTests ??= [])
const index = outcomes.push(null) - 1
const keep = (outcome) => (outcomes[index] = JSON.stringify(outcome))
Promise.resolve().then(run).then((value) => keep({ value }), (error) => keep({ error: String(error) }))
return index`

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
