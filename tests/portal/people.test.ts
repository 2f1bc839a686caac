import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { createPortal, type Portal } from '../../www/portal/portal/portal.ts'
import { call, columnsOf, present, type Row } from './call.ts'

const NOW = Date.parse('2026-08-15T12:00:00Z')

/** Reads all pages; gives the rows and the milliseconds of processor time. */
function readAll(portal: Portal, method: string, parameters: object) {
  const began = process.cpuUsage()
  const rows: Row[] = []
  for (let start: unknown = 0; start !== undefined;) {
    const { body } = call(portal, method, { ...parameters, start })
    rows.push(...(body['result'] as Row[]))
    start = body['next']
  }
  const { user, system } = process.cpuUsage(began)
  return { rows, milliseconds: (user + system) / 1000 }
}

describe('5,000 people', () => {
  const began = process.cpuUsage()
  const portal = createPortal({ people: 5000, now: () => NOW })
  const { user, system } = process.cpuUsage(began)
  const made = [...portal.state.people.values()]

  it('are made quickly, and are as many as the lists show', () => {
    expect((user + system) / 1000).toBeLessThan(1000)
    expect(call(portal, 'user.get').body['total']).toBe(5000)
  })

  it.each([
    ['user.get', {}],
    ['user.get', { sort: 'LAST_NAME', order: 'ASC' }],
    ['user.get', { FILTER: { '!%NAME': 'x', '>ID': 1 } }],
    ['user.search', { FIND: 'engineer' }],
  ])('are listed quickly by %s %j', (method, parameters) => {
    const { rows, milliseconds } = readAll(portal, method, parameters)
    expect(rows.length).toBeGreaterThan(500)
    expect(new Set(rows.map((row) => row['ID'])).size).toBe(rows.length)
    expect(milliseconds).toBeLessThan(1500)
  })

  it('are the same every time', () => {
    const again = createPortal({ people: 5000, now: () => NOW })
    expect([...again.state.people.values()]).toEqual(made)
    expect([...again.state.departments.values()]).toEqual([...portal.state.departments.values()])
  })

  it('have addresses, logins and extensions of their own', () => {
    for (const name of ['EMAIL', 'LOGIN', 'UF_PHONE_INNER']) {
      expect(new Set(made.map(({ columns }) => columns[name])).size).toBe(made.length)
    }
    expect(
      made.every(({ columns }) => /^[a-z]+\.[a-z]+(?:\.[a-z]+)*\d*@/.test(String(columns['EMAIL']))),
    ).toBe(true)
  })

  it('follow those who are always there, who stay as they are', () => {
    const shipped = createPortal({ now: () => NOW }).state.people
    for (const [id, person] of shipped) expect(portal.state.people.get(id)).toEqual(person)
  })

  it('work in teams of sites, each with a head of its own', () => {
    const { departments, people } = portal.state
    const sizes = new Map<number, number>()
    for (const { columns } of made.slice(67)) {
      const [id] = columns['UF_DEPARTMENT'] as readonly number[]
      sizes.set(present(id), (sizes.get(present(id)) ?? 0) + 1)
    }
    expect(sizes.size).toBeGreaterThan(40)
    for (const id of sizes.keys()) {
      const { head, parent } = present(departments.get(id))
      expect(columnsOf(portal, head)['UF_DEPARTMENT']).toEqual([id])
      expect(people.has(present(departments.get(parent)).head)).toBe(true)
    }
  })

  it('are of both genders and many names; some have left, and some never came', () => {
    const count = (test: (columns: Record<string, unknown>) => boolean) =>
      made.filter(({ columns }) => test(columns)).length
    expect(new Set(made.map(({ columns }) => columns['LAST_NAME'])).size).toBeGreaterThan(100)
    expect(count(({ PERSONAL_GENDER }) => PERSONAL_GENDER === 'F')).toBeGreaterThan(2000)
    expect(count(({ ACTIVE }) => ACTIVE === 'N')).toBeGreaterThan(50)
    expect(count(({ LAST_LOGIN }) => LAST_LOGIN === null)).toBeGreaterThan(50)
    expect(count(({ DATE_REGISTER }) => String(DATE_REGISTER) > '2026-08-16')).toBe(0)
  })

  it('can be changed by what they are read as', () => {
    const fields = { WORK_PHONE: columnsOf(portal, 4999)['WORK_PHONE'], UF_PHONE_INNER: '5199' }
    expect(call(portal, 'user.update', { ID: 4999, ...fields }).body['result']).toBe(true)
  })
})

describe('the number of people', () => {
  it.each([63, -1, 64.5, NaN, 100_001])('is not %d', (people) => {
    expect(() => createPortal({ people })).toThrow(/^people must be a whole number from 64 to 100000$/)
  })

  it('may be as many as there are anyway', () => {
    expect(createPortal({ people: 64 }).state.people.size).toBe(67)
  })

  it('is told in a sentence when it is none', () => {
    const command = ['--import', 'tsx', 'www/portal/node/cli.ts', '--people', '12']
    const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' })
    expect([status, stderr]).toEqual([1, 'people must be a whole number from 64 to 100000\n'])
  })
})
