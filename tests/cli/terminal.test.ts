import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Home } from './support/cli.ts'
import { type Staff, startStaff } from './support/staff.ts'
import { plain, startInTerminal } from './support/terminal.ts'

const COUNT = 120
const hasTerminals = spawnSync('script', ['--version']).status === 0

let home: Home
let staff: Staff
let env: Record<string, string>

beforeEach(async () => {
  home = await Home.make()
  staff = await startStaff(home, COUNT)
  env = { B24_WEBHOOK: staff.portal.webhook }
})

afterEach(async () => {
  await staff.portal.close()
  await home.remove()
})

describe.skipIf(!hasTerminals)('in a terminal', () => {
  const start = (...args: string[]) => startInTerminal(home, args, env)

  async function planned(): Promise<void> {
    await home.run(['plan', 'people.csv', '--match', 'ID', '--out', 'plan.json'], { env })
  }

  test('a plan is shown in colours', async () => {
    const { stdout } = await start('plan', 'people.csv', '--match', 'ID').ended
    expect(stdout).toContain('\u001B[32mupdate line 2')
    expect(plain(stdout)).toContain(`${COUNT} rows: ${COUNT} update.`)
  })

  test('what names hold is not done by the terminal', async () => {
    const person = staff.portal.state.people.get(2)
    if (person)
      Object.assign(person.columns, { NAME: 'Bj\u001B[31mörn\u009B5m', PERSONAL_CITY: '\u001B[2J\u009B5m' })
    for (const args of [
      ['plan', 'people.csv', '--match', 'ID'],
      ['get', '2'],
      ['get', '2', '3'],
      ['get', '2', '--json'],
    ]) {
      const { stdout } = await start(...args).ended
      for (const order of ['\u009B', '\u001B[31', '\u001B[2J']) expect(stdout).not.toContain(order)
    }
  })

  test('apply shows the plan and asks; no is an end, and nothing is sent', async () => {
    await planned()
    const running = start('apply', 'plan.json')
    await running.until(() => plain(running.told.stdout).includes(`Change ${COUNT} people?`))
    running.child.stdin.write('n\r')
    expect((await running.ended).code).toBe(130)
    expect(staff.moved()).toBe(0)
  })

  test('yes begins, and a bar tells how far it is', async () => {
    await planned()
    const running = start('apply', 'plan.json')
    await running.until(() => plain(running.told.stdout).includes('Change'))
    running.child.stdin.write('y\r')
    const { code, stdout } = await running.ended
    expect(code).toBe(0)
    expect(stdout).toMatch(/[=-]{30} \d+ of 120/)
    expect(plain(stdout)).toContain(`${COUNT} rows: ${COUNT} applied.`)
    expect(staff.moved()).toBe(COUNT)
  })

  test('Ctrl-C at the question is an end', async () => {
    await planned()
    const running = start('apply', 'plan.json')
    await running.until(() => plain(running.told.stdout).includes('Change'))
    running.child.stdin.write('\u0003')
    expect((await running.ended).code).toBe(130)
    expect(staff.moved()).toBe(0)
  })

  test('Ctrl-C in a run stops it and says how to go on', async () => {
    await planned()
    staff.pace.ms = 60
    const running = start('apply', 'plan.json', '--yes', '--lanes', '1')
    await running.until(() => staff.moved() > 0)
    running.child.stdin.write('\u0003')
    const { code, stdout } = await running.ended
    expect(code).toBe(130)
    expect(plain(stdout)).toContain('b24-users resume plan.journal')
    expect(staff.moved()).toBeLessThan(COUNT)
    staff.pace.ms = 0
    expect((await start('resume', 'plan.journal').ended).code).toBe(0)
    expect(staff.moved()).toBe(COUNT)
  })

  test('login asks, and shows nothing of what is typed', async () => {
    delete env['B24_WEBHOOK']
    const running = start('login')
    await running.until(() => plain(running.told.stdout).includes('The webhook'))
    running.child.stdin.write(`${staff.portal.webhook}\r`)
    const { code, stdout } = await running.ended
    expect(code).toBe(0)
    const secret = staff.portal.webhook.split('/').at(-2) ?? ''
    expect(secret.length).toBeGreaterThan(5)
    expect(stdout).not.toContain(secret)
    expect(await readFile(home.path('config/b24-users/profiles.json'), 'utf8')).toContain(secret)
  })

  test('a custom field is deleted only by a yes', async () => {
    const [id] = staff.portal.state.fields.keys()
    const running = start('userfield', 'delete', String(id))
    await running.until(() => plain(running.told.stdout).includes('Delete'))
    running.child.stdin.write('\r')
    expect((await running.ended).code).toBe(130)
    expect(staff.portal.state.fields.has(id ?? 0)).toBe(true)
  })
})
