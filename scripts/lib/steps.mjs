/** Runs npm scripts as named steps: two at a time where they do not get in each other's way. */
import { spawn } from 'node:child_process'
import process from 'node:process'

import { environment, root } from './machine.mjs'

/**
 * @typedef {object} Step
 * @property {string} script name of the npm script
 * @property {string[]} [after] scripts that must have passed before
 * @property {boolean} [cargo] holds cargo's lock on `target`: one such step at a time
 * @property {boolean} [alone] drives browsers, which need all the time they can get
 */

const atOnce = 2
const patience = 20 * 60_000

/**
 * Runs the steps, prints a line for each and the output of those that fail.
 * A step whose need has failed is not run, and counts as failed.
 *
 * @param {Step[]} steps
 * @param {Record<string, string>} variables added to their environment
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runSteps(steps, variables) {
  const waiting = new Set(steps)
  /** @type {Map<Step, Promise<void>>} */
  const running = new Map()
  /** @type {Map<string, boolean>} */
  const results = new Map()

  while (waiting.size > 0) {
    for (const step of waiting) {
      const needs = step.after ?? []
      if (needs.some((need) => results.get(need) === false)) {
        waiting.delete(step)
        results.set(step.script, false)
        console.log(`FAILED   not run  ${step.script}`)
      } else if (needs.every((need) => results.has(need)) && hasRoom(step, [...running.keys()])) {
        waiting.delete(step)
        running.set(step, finish(step))
      }
    }
    if (running.size > 0) {
      await Promise.race(running.values())
    }
  }
  await Promise.all(running.values())
  const passed = [...results.values()].filter(Boolean).length
  return { passed, failed: results.size - passed }

  /** @param {Step} step */
  async function finish(step) {
    results.set(step.script, await passes(step.script, variables))
    running.delete(step)
  }
}

/**
 * @param {Step} step
 * @param {Step[]} running
 */
function hasRoom(step, running) {
  if (step.alone || running.some((other) => other.alone)) {
    return running.length === 0
  }
  return running.length < atOnce && !(step.cargo && running.some((other) => other.cargo))
}

/**
 * @param {string} script
 * @param {Record<string, string>} variables
 * @returns {Promise<boolean>}
 */
function passes(script, variables) {
  const started = performance.now()
  // A group of its own, so that a stop reaches the children of its children.
  const child = spawn('npm', ['run', '--silent', script], {
    cwd: root,
    env: { ...environment, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
      output += chunk
    })
  }
  const stop = () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, 'SIGTERM')
    }
  }
  const timer = setTimeout(() => {
    output += `\nstopped after ${patience / 60_000} minutes\n`
    stop()
  }, patience)
  process.once('exit', stop)
  return new Promise((resolve) => {
    child.on('error', (error) => {
      output += error.message
      end(false)
    })
    child.on('close', (code) => end(code === 0))

    /** @param {boolean} good */
    function end(good) {
      clearTimeout(timer)
      process.off('exit', stop)
      const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(7)
      console.log(`${good ? 'passed' : 'FAILED'} ${seconds} s  ${script}`)
      if (!good) {
        console.log(output.trimEnd())
      }
      resolve(good)
    }
  })
}
