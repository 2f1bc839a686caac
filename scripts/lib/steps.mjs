/** Runs npm scripts as steps, in the order and with the memory that turbo.json gives them. */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

import { readJson } from './files.mjs'
import { environment, root } from './machine.mjs'

/**
 * @typedef {object} Step
 * @property {string} script name of the npm script
 * @property {'passed' | 'unchanged' | 'failed' | 'not run'} outcome not run: what it needs has failed
 * @property {number} seconds
 */

/** @typedef {{ startTime: number, endTime: number, exitCode: number | null }} Execution */
/** @typedef {{ task: string, logFile: string, execution?: Execution | null, cache: { status: 'HIT' | 'MISS' } }} Task */

const memory = '.turbo/cache'
const reports = '.turbo/runs'
/** For all steps of a run together, in milliseconds. */
const patience = 40 * 60_000

/** Forgets which steps have passed, and with what. */
export function forgetSteps() {
  rmSync(join(root, memory), { recursive: true, force: true })
}

/**
 * Runs steps, and what they need, and prints the output of those that fail.
 *
 * @param {string[]} scripts
 * @param {number} atOnce
 * @param {Record<string, string>} variables added to their environment
 * @returns {Promise<Step[]>}
 */
export async function runSteps(scripts, atOnce, variables) {
  rmSync(join(root, reports), { recursive: true, force: true })
  await runTurbo(
    [
      ...['run', ...scripts, `--cache-dir=${memory}`, `--concurrency=${atOnce}`],
      ...['--continue=dependencies-successful', '--output-logs=hash-only', '--summarize'],
    ],
    variables,
  )
  const tasks = readTasks()
  const steps = scripts.map((script) => stepOf(script, tasks.get(script)))
  for (const { script, outcome } of steps) {
    if (outcome === 'failed') console.log(readFileSync(join(root, tasks.get(script)?.logFile ?? ''), 'utf8'))
  }
  return steps
}

/** @param {Step} step */
export function isGood({ outcome }) {
  return outcome === 'passed' || outcome === 'unchanged'
}

/**
 * Says of each step how long it took, the longest first, or why it took no time.
 *
 * @param {Step[]} steps
 */
export function tableOf(steps) {
  const lines = [...steps]
    .sort((one, other) => other.seconds - one.seconds)
    .map(({ script, outcome, seconds }) => {
      const time = outcome === 'passed' || outcome === 'failed' ? `${seconds.toFixed(1)} s` : ''
      return `${time.padStart(9)}  ${script.padEnd(16)}${outcome === 'passed' ? '' : outcome}`.trimEnd()
    })
  const unchanged = steps.filter(({ outcome }) => outcome === 'unchanged').length
  const note = `Not run, as nothing has changed since they passed: ${unchanged}. All of them: npm test -- --force`
  return ['Where the time went:', ...lines, ...(unchanged > 0 ? [note] : [])].join('\n')
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} variables
 * @returns {Promise<void>}
 */
function runTurbo(args, variables) {
  const child = spawn('turbo', args, {
    cwd: root,
    env: { ...environment, TURBO_TELEMETRY_DISABLED: '1', ...variables },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: patience,
  })
  // It stops what it has started.
  const stop = () => child.kill('SIGTERM')
  process.once('exit', stop)
  return new Promise((resolve, reject) => {
    child.on('error', (cause) => {
      reject(new Error('turbo could not be started; `npm ci` installs it', { cause }))
    })
    // How the steps have ended, its report says.
    child.on('close', (_, signal) => {
      process.off('exit', stop)
      if (signal !== null) console.log(`stopped by ${signal}; steps have ${patience / 60_000} minutes in all`)
      resolve()
    })
  })
}

/** What the report of the last run says of each step; nothing when it did not come to an end. */
function readTasks() {
  /** @type {Map<string, Task>} */
  const tasks = new Map()
  try {
    for (const name of readdirSync(join(root, reports))) {
      const report = /** @type {{ tasks: Task[] }} */ (readJson(join(reports, name)))
      for (const task of report.tasks) tasks.set(task.task, task)
    }
  } catch {
    return tasks
  }
  return tasks
}

/**
 * @param {string} script
 * @param {Task | undefined} task
 * @returns {Step}
 */
function stepOf(script, task) {
  const { execution } = task ?? {}
  if (task === undefined || !execution) return { script, outcome: 'not run', seconds: 0 }
  if (task.cache.status === 'HIT') return { script, outcome: 'unchanged', seconds: 0 }
  const seconds = (execution.endTime - execution.startTime) / 1000
  return { script, outcome: execution.exitCode === 0 ? 'passed' : 'failed', seconds }
}
