/** A process of the bench: loads the runner that it is given, and does what it is asked until its parent is gone. */
import process from 'node:process'

const module = String(process.argv[2])
/** @type {unknown} */
const loaded = await import(module)
const runner = /** @type {Record<string, (...args: unknown[]) => unknown>} */ (loaded)

process.on('message', (/** @type {{ name: string, args: unknown[] }} */ { name, args }) => {
  void answer(name, args)
})
process.on('disconnect', () => process.exit())
process.send?.({ ready: true })

/**
 * @param {string} name
 * @param {unknown[]} args
 */
async function answer(name, args) {
  try {
    process.send?.({ value: await runner[name]?.(...args) })
  } catch (error) {
    process.send?.({ error: error instanceof Error ? error.stack : String(error) })
  }
}
