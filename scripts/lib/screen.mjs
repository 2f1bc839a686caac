/** A screen for WebKit's browser, which always has a window. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Goes before a program and its arguments: it then ends with whoever has started it, however that ends. */
export const endsWithUs = /** @type {const} */ (['setpriv', '--pdeathsig', 'KILL', '--'])

/**
 * Starts an X server on a display that it finds free; gives what a browser has to know. The browser ends with its screen.
 *
 * @param {string} xvfb path of the program
 * @returns {Promise<{ variables: Record<string, string>, stop: () => void }>}
 */
export async function startScreen(xvfb) {
  const [program, ...args] = [...endsWithUs, xvfb, '-displayfd', '3', '-screen', '0', '1600x1200x24']
  const child = spawn(program, [...args, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const pipe = /** @type {import('node:stream').Readable} */ (child.stdio[3])
  const ended = once(child, 'exit').then(() => {
    throw new Error('Xvfb ended before it had a display')
  })
  const started = /** @type {Promise<[Buffer]>} */ (once(pipe, 'data'))
  const [number] = await Promise.race([started, ended])
  // From now on it may end whenever it likes.
  ended.catch(() => undefined)
  return {
    variables: {
      DISPLAY: `:${number.toString().trim()}`,
      // There is nothing to draw with but the processor.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      // Root cannot have it.
      ...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
    },
    stop: () => child.kill(),
  }
}
