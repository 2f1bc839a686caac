/** Child processes: wait for one, read one, or keep one for as long as we live. */
import { spawn } from 'node:child_process'
import process from 'node:process'

import { environment, root } from './machine.mjs'

const parent = process.ppid

/**
 * Runs a program in the project's folder, shows what it prints, and returns that; throws when it fails.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} variables added to the environment
 * @returns {Promise<string>}
 */
export async function runAndRead(program, args, variables = {}) {
  const env = { ...environment, ...variables }
  const child = spawn(program, args, { cwd: root, env, stdio: ['inherit', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
    text += chunk
    process.stdout.write(chunk)
  })
  await ended(child, program, args)
  return text
}

/**
 * Runs a program in the project's folder with our own input and output; throws when it fails.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} variables added to the environment
 */
export async function run(program, args, variables = {}) {
  const env = { ...environment, ...variables }
  await ended(spawn(program, args, { cwd: root, env, stdio: 'inherit' }), program, args)
}

/**
 * Runs a program in the project's folder and shows what it printed only when it fails; then throws.
 *
 * @param {string} program
 * @param {string[]} args
 */
export async function runQuietly(program, args) {
  const child = spawn(program, args, { cwd: root, env: environment, stdio: ['inherit', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
      text += chunk
    })
  }
  try {
    await ended(child, program, args)
  } catch (error) {
    console.error(text.trimEnd())
    throw error
  }
}

/**
 * What a program prints to its output, or undefined when it is missing or fails.
 *
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<string | undefined>}
 */
export function read(program, args) {
  return new Promise((resolve) => {
    let text = ''
    const child = spawn(program, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'ignore'] })
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
      text += chunk
    })
    child
      .on('error', () => resolve(undefined))
      .on('close', (code) => resolve(code === 0 ? text.trim() : undefined))
  })
}

/**
 * Runs the local portal until it ends, and stops it when we are stopped.
 *
 * @param {string[]} args
 */
export function servePortal(args) {
  const node = ['--import', 'tsx', 'www/portal/node/cli.ts', ...args]
  const child = spawn(process.execPath, node, { cwd: root, env: environment, stdio: 'inherit' })
  let stopped = false
  onStop(() => {
    stopped = true
    child.kill('SIGTERM')
  })
  child.on('exit', (code) => {
    process.exit(stopped ? 0 : (code ?? 1))
  })
}

/**
 * Calls back when we are to stop. A stopped npm does not tell us: it leaves us without a parent.
 *
 * @param {() => void} stop
 */
export function onStop(stop) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, stop)
  }
  const watch = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(watch)
      stop()
    }
  }, 500)
  watch.unref()
}

/**
 * Runs the main part of a script: a failure is reported as its message, without a stack.
 *
 * @param {() => void | Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function ended(child, program, args) {
  return new Promise((resolve, reject) => {
    child
      .on('error', (cause) => {
        reject(new Error(`${program} could not be started; \`npm run setup\` installs it`, { cause }))
      })
      .on('close', (code, signal) => {
        if (code === 0) {
          resolve()
        } else {
          reject(new Error(`${program} ${args.join(' ')}: ended with ${String(code ?? signal)}`))
        }
      })
  })
}
