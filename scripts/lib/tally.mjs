/** What became of the mutants of a floor, over all runs that went on from one another. */

/**
 * @typedef {object} Lists the names of mutants, as cargo-mutants writes them
 * @property {string[]} caught
 * @property {string[]} earlier those that need no other run: caught or unviable, by earlier runs
 * @property {string[]} unviable those that do not compile, by any run
 * @property {string[]} missed
 * @property {string[]} timeout
 */

/**
 * Counts only mutants of today's code: earlier runs may know some of a line that has changed since.
 *
 * @param {string[]} mutants all there are
 * @param {Lists} lists
 */
export function tally(mutants, { caught, earlier, unviable, missed, timeout }) {
  const broken = new Set(unviable)
  const viable = mutants.filter((name) => !broken.has(name))
  // What goes round without end is caught by the time it takes.
  const found = new Set([...caught, ...earlier, ...timeout])
  const lost = new Set(missed)
  return {
    caught: viable.filter((name) => found.has(name)).length,
    missed: viable.filter((name) => !found.has(name) && lost.has(name)).length,
    untried: viable.filter((name) => !found.has(name) && !lost.has(name)).length,
  }
}

/**
 * @param {number} caught
 * @param {number} missed
 * @returns {number} of a hundred
 */
export function share(caught, missed) {
  return caught + missed === 0 ? 0 : (100 * caught) / (caught + missed)
}
