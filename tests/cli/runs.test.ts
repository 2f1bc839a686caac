import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Home } from './support/cli.ts'
import { type Staff, startStaff } from './support/staff.ts'

const COUNT = 150
/** What a portal may still do of requests whose sender is gone is over by then. */
const LATER = {
  AHEAD: '80000',
  NODE_OPTIONS: `--import=${new URL('support/clock.mjs', import.meta.url).href}`,
}

let home: Home
let staff: Staff
let env: Record<string, string>

beforeEach(async () => {
  home = await Home.make()
  staff = await startStaff(home, COUNT)
  env = { B24_WEBHOOK: staff.portal.webhook }
  const planned = await home.run(['plan', 'people.csv', '--match', 'ID', '--out', 'plan.json'], { env })
  expect(planned.code).toBe(0)
})

afterEach(async () => {
  await staff.portal.close()
  await home.remove()
})

/** So slow that it is still under way when it is looked at. */
function apply() {
  staff.pace.ms = 60
  return home.start(['apply', 'plan.json', '--yes', '--lanes', '1'], { env })
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s stops a run, which says how to go on',
  async (signal) => {
    const running = apply()
    await running.until(() => staff.moved() > 0)
    running.child.kill(signal)
    const { code, stderr } = await running.ended
    expect(code).toBe(130)
    expect(stderr).toContain('Go on: b24-users resume plan.journal')
    staff.pace.ms = 0
    const moved = staff.moved()
    expect(moved).toBeLessThan(COUNT)
    const status = JSON.parse((await home.run(['status', 'plan.journal', '--json'])).stdout) as object
    expect(status).toMatchObject({ isEnded: false, summary: { applied: moved } })
    expect(await home.run(['resume', 'plan.journal'], { env })).toMatchObject({
      code: 0,
      stdout: `${COUNT} rows: ${COUNT} applied.\n`,
    })
    expect(staff.moved()).toBe(COUNT)
  },
)

test('a second signal ends it at once, and the run goes on all the same', async () => {
  const running = apply()
  await running.until(() => staff.moved() > 0)
  running.child.kill('SIGINT')
  await running.until(() => running.told.stderr.includes('Stopping'))
  running.child.kill('SIGINT')
  expect((await running.ended).code).toBe(130)
  staff.pace.ms = 0
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect((await home.run(['resume', 'plan.journal'], { env: { ...env, ...LATER } })).code).toBe(0)
  expect(staff.moved()).toBe(COUNT)
})

test('a run that was killed goes on, and does nothing twice', async () => {
  const running = apply()
  await running.until(() => staff.moved() > 0)
  running.child.kill('SIGKILL')
  await running.ended
  expect(staff.moved()).toBeLessThan(COUNT)
  staff.pace.ms = 0
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect((await home.run(['status', 'plan.journal'])).stderr).toContain('b24-users resume plan.journal')
  const resumed = await home.run(['resume', 'plan.journal'], { env: { ...env, ...LATER } })
  expect(resumed).toMatchObject({ code: 0, stdout: `${COUNT} rows: ${COUNT} applied.\n` })
  const sent = staff.portal.state.seen.flatMap(({ commands = [] }) => commands)
  expect(sent.filter(({ method, applied }) => method === 'user.update' && applied)).toHaveLength(COUNT)
})

test('who reads the output may go, and the run goes on', async () => {
  const line = `'${process.execPath}' '${fileURLToPath(new URL('../../dist/cli.js', import.meta.url))}' apply plan.json --yes`
  const ran = await home.shell(`(${line}; echo "ended with $?" > code) 2>&1 | head -c 1 > /dev/null; wait`, {
    env,
  })
  expect(ran.code).toBe(0)
  await expect
    .poll(() => readFile(home.path('code'), 'utf8').catch(() => ''), { timeout: 15_000 })
    .toBe('ended with 0\n')
  expect(staff.moved()).toBe(COUNT)
})

test('detached it goes on by itself, and status tells how far it is', async () => {
  staff.pace.ms = 200
  const begun = await home.run(['apply', 'plan.json', '--yes', '--detach'], { env })
  expect(begun.code).toBe(0)
  const { id } = JSON.parse(begun.stdout) as { id: string }
  expect(JSON.parse((await home.run(['status', '--json'])).stdout)).toMatchObject([{ id, state: 'going' }])
  await expect.poll(() => staff.moved(), { timeout: 15_000 }).toBeGreaterThan(0)
  const going = JSON.parse((await home.run(['status', 'plan.journal', '--json'])).stdout) as object
  expect(going).toMatchObject({ isEnded: false })
  expect((await home.run(['forget', id])).stderr).toContain('still goes on')
  staff.pace.ms = 0
  const told = await home.run(['status', id, '--wait'])
  expect(told).toMatchObject({ code: 0, stdout: `${COUNT} rows: ${COUNT} applied.\n` })
  expect(staff.moved()).toBe(COUNT)
  expect((await home.run(['forget', id])).code).toBe(0)
  expect(JSON.parse((await home.run(['status', '--json'])).stdout)).toEqual([])
})

test('what was killed in the background is broken off', async () => {
  staff.pace.ms = 200
  const begun = await home.run(['apply', 'plan.json', '--yes', '--detach'], { env })
  const { id, pid } = JSON.parse(begun.stdout) as { id: string; pid: number }
  await expect.poll(() => staff.moved(), { timeout: 15_000 }).toBeGreaterThan(0)
  process.kill(pid, 'SIGKILL')
  const told = await home.run(['status', id, '--wait', '--json'])
  expect(told.code).toBe(1)
  expect(JSON.parse(told.stdout)).toMatchObject({ state: 'broken off', run: { isEnded: false } })
})

test('two runs of one journal do not go on together', async () => {
  const running = apply()
  await running.until(() => staff.moved() > 0)
  const other = await home.run(['resume', 'plan.journal'], { env })
  staff.pace.ms = 0
  expect(other).toMatchObject({ code: 1, stdout: '' })
  expect((await running.ended).code).toBe(0)
})
