import { existsSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { present } from '../portal/call.ts'
import { Home } from './support/cli.ts'
import { type Staff, startStaff, TOWN } from './support/staff.ts'

let home: Home
let staff: Staff
let env: Record<string, string>

beforeEach(async () => {
  home = await Home.make()
  staff = await startStaff(home, 12)
  env = { B24_WEBHOOK: staff.portal.webhook }
})

afterEach(async () => {
  await staff.portal.close()
  await home.remove()
})

const run = (...args: string[]) => home.run(args, { env })
const plan = (...more: string[]) => run('plan', 'people.csv', '--match', 'ID', ...more)

describe('plan', () => {
  test('prints what differs, sends nothing, and keeps nothing unless told', async () => {
    const { code, stdout, stderr } = await plan()
    expect(code).toBe(0)
    const [id] = staff.ids
    expect(stdout).toContain(`update line 2 id ${id} "${id}": PERSONAL_CITY "Ulm" → "${TOWN}"`)
    expect(stderr).toContain('12 rows: 12 update.')
    expect(staff.moved()).toBe(0)
    expect(staff.portal.state.seen.some(({ method }) => method === 'user.update')).toBe(false)
  })

  test('ends with 2 when there are changes, where that is asked for', async () => {
    expect((await plan('--detailed-exitcode')).code).toBe(2)
    expect((await plan('--out', 'plan.json', '--detailed-exitcode')).code).toBe(2)
    await run('apply', 'plan.json', '--yes')
    expect((await plan('--detailed-exitcode')).code).toBe(0)
  })

  test('writes a file for its owner only', async () => {
    expect((await plan('--out', 'plan.json')).stderr).toContain('b24-users apply plan.json')
    expect((await stat(home.path('plan.json'))).mode & 0o777).toBe(0o600)
  })

  test('gives JSON that apply takes', async () => {
    const { code, stdout } = await plan('--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ list: expect.any(Array) as unknown[] })
    expect((await home.run(['apply', '-', '--yes'], { env, input: stdout })).code).toBe(0)
    expect((await stat(home.path('plan.journal'))).size).toBeGreaterThan(0)
    expect(staff.moved()).toBe(12)
  })

  test.each<[string, string[], string]>([
    ['an encoding that cannot be told', ['latin.csv'], '--encoding: The file is not in UTF-8'],
    [
      'an encoding that nobody knows',
      ['people.csv', '--encoding', 'nonsense'],
      '--encoding: This must be one of',
    ],
    [
      'a delimiter of two signs',
      ['people.csv', '--delimiter', '::'],
      '--delimiter: This must be one character',
    ],
    [
      'a cap beyond all',
      ['people.csv', '--cap', 'dismiss=200%'],
      '--cap dismiss: This must be a number of rows',
    ],
    [
      'an id beyond all',
      ['people.csv', '--protect', '99999999999999999999'],
      '--protect: This must be an id',
    ],
  ])('speaks of its own options where the package speaks of others: %s', async (_, given, words) => {
    await writeFile(home.path('latin.csv'), Buffer.from('ID;NAME\n2;J\xF6rg\n', 'latin1'))
    const { code, stderr } = await run('plan', ...given)
    expect(code).toBe(1)
    expect(stderr).toContain(`error: ${words}`)
  })

  test('over a cap ends with 4, and raised it does not', async () => {
    const [id] = staff.ids
    await writeFile(home.path('people.csv'), `ID;ACTIVE\n${id};N\n`)
    const { code, stdout } = await plan('--out', 'plan.json')
    expect(code).toBe(4)
    expect(stdout).toContain('! Too many people would be dismissed')
    expect((await run('apply', 'plan.json', '--yes')).code).toBe(4)
    expect(staff.portal.state.people.get(id ?? 0)?.columns['ACTIVE']).toBe('Y')
    expect((await plan('--cap', 'dismiss=1')).code).toBe(0)
    expect((await plan('--cap', 'dismiss=none', '--cap', 'change=50%')).code).toBe(4)
  })

  test('tells of rows that are wrong, with line and field', async () => {
    await writeFile(home.path('people.csv'), 'ID,PERSONAL_BIRTHDAY\n2,31.02.1990\n')
    const { code, stderr } = await plan('--out', 'plan.json')
    expect(code).toBe(0)
    expect(stderr).toContain('line 2, PERSONAL_BIRTHDAY: This must be a real day')
    expect((await run('apply', 'plan.json', '--yes')).code).toBe(3)
  })

  test('reads standard input, other forms, and columns by their caption', async () => {
    const piped = await home.run(['plan', '-', '--match', 'ID'], { env, input: await readFile(staff.list) })
    expect(piped.stderr).toContain('12 rows: 12 update.')
    const people = staff.ids.map((ID) => ({ ID, Town: TOWN }))
    await writeFile(home.path('people.jsonl'), people.map((person) => JSON.stringify(person)).join('\n'))
    const lines = ['plan', 'people.jsonl', '--match', 'ID', '--column', 'Town=PERSONAL_CITY']
    expect((await run(...lines)).stderr).toContain('12 rows: 12 update.')
    expect((await run(...lines.slice(0, -1), 'Town=')).stderr).toContain('12 rows: 12 unchanged.')
  })

  test('a column that nobody knows stands in the way, and can be left out', async () => {
    await writeFile(home.path('people.csv'), `ID,PERSONAL_CITY,Shoe\n${staff.ids[0]},${TOWN},44\n`)
    const refused = await plan()
    expect(refused.code).toBe(1)
    expect(refused.stdout).toContain('Shoe')
    expect(refused.stderr).toContain('--column CAPTION= leaves it out')
    expect((await plan('--column', 'Shoe=')).stderr).toContain('1 row: 1 update.')
  })

  test('a list in another encoding is refused until it is named', async () => {
    await writeFile(
      home.path('people.csv'),
      Buffer.from(`ID,PERSONAL_CITY\n${staff.ids[0]},K\xF6ln\n`, 'latin1'),
    )
    const refused = await plan()
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('windows-1252')
    expect((await plan('--encoding', 'windows-1252')).stdout).toContain('"Köln"')
  })

  test.each([
    [['nobody.csv', '--match', 'ID'], 'nobody.csv'],
    [['people.csv', '--match', 'NAME'], '--match'],
    [['people.csv', '--match', 'ID', '--cap', 'fire=3'], '--cap'],
    [['.', '--match', 'ID'], 'folder'],
    [['people.csv', '--match', 'ID', '--column', 'Town'], '--column'],
    [['people.csv', '--match', 'ID', '--protect', 'boss'], '--protect'],
  ])('%j is refused', async (args, word) => {
    const ran = await run('plan', ...args)
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain(word)
  })
})

describe('apply', () => {
  test('needs --yes where there is no terminal', async () => {
    await plan('--out', 'plan.json')
    const ran = await run('apply', 'plan.json')
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain('--yes')
    expect(staff.moved()).toBe(0)
  })

  test('does what the plan says, tells so in plain lines, and is taken back', async () => {
    await plan('--out', 'plan.json')
    const ran = await run('apply', 'plan.json', '--yes', '--report', 'report.csv')
    expect(ran).toMatchObject({ code: 0, stdout: '12 rows: 12 applied.\n' })
    expect(ran.stderr).toContain('12 of 12')
    expect(ran.stderr).toContain('b24-users undo plan.journal')
    expect(staff.moved()).toBe(12)
    expect((await readFile(home.path('report.csv'), 'utf8')).split('applied')).toHaveLength(13)
    const undone = await run('undo', 'plan.journal', '--out', 'back.json')
    expect(undone.stdout).toContain(`"${TOWN}" → "Ulm"`)
    expect((await run('apply', 'back.json', '--yes', '--json')).code).toBe(0)
    expect(staff.moved()).toBe(0)
  })

  test('saves the photos that it deletes, and gives them back', async () => {
    const person = present(staff.portal.state.people.get(3))
    const photo = (): Buffer | undefined => {
      const file = staff.portal.state.files.get(Number(person.columns['PERSONAL_PHOTO'] ?? 0))
      return file && Buffer.from(file.bytes)
    }
    const old = present(photo())
    await writeFile(home.path('photos.csv'), 'ID,PERSONAL_PHOTO\n3,\n')
    const made = await run('plan', 'photos.csv', '--match', 'ID', '--blank', 'clear', '--out', 'photos.json')
    expect(made.stdout).toContain('(photo, clear)')
    expect((await run('apply', 'photos.json', '--yes', '--photos')).code).toBe(0)
    expect(photo()).toBe(undefined)
    const undone = await run('undo', 'photos.journal', '--out', 'back.json')
    expect(undone.stderr).toContain('--photos-of photos.journal')
    const without = await run('apply', 'back.json', '--yes')
    expect(without).toMatchObject({ code: 3 })
    expect(without.stdout).toContain('photo_missing')
    const back = await run(
      'apply',
      'back.json',
      '--yes',
      '--journal',
      'b.journal',
      '--photos-of',
      'photos.journal',
    )
    expect(back).toMatchObject({ code: 0, stdout: '1 row: 1 applied.\n' })
    expect(photo()).toEqual(old)
    expect((await run('apply', 'back.json', '--yes', '--photos-of', 'none.journal')).stderr).toContain(
      'not there',
    )
    await run('forget', 'photos.journal')
    expect(existsSync(home.path('photos.journal.photos'))).toBe(false)
  })

  test('ends with 3 when somebody has changed a person meanwhile', async () => {
    await plan('--out', 'plan.json')
    const person = staff.portal.state.people.get(staff.ids[0] ?? 0)
    if (person) person.columns['PERSONAL_CITY'] = 'Jena'
    const ran = await run('apply', 'plan.json', '--yes', '--json')
    expect(ran.code).toBe(3)
    expect(JSON.parse(ran.stdout)).toMatchObject({
      summary: { applied: 11, conflict: 1 },
      rows: [{ id: staff.ids[0], state: 'conflict' }],
    })
  })

  test.each([
    [['--report', 'nowhere/report.csv'], '--report: nowhere/report.csv'],
    [['--journal', 'nowhere/run.journal'], 'Is its folder there'],
    [['--lanes', '17'], '--lanes'],
    [['--max-age', '1ms'], 'too old'],
    [['--url', 'https://acme.bitrix24.com/rest/1/k3yc0de/'], 'another portal'],
  ])('%j is refused, and nothing is sent', async (args, word) => {
    await plan('--out', 'plan.json')
    const ran = await run('apply', 'plan.json', '--yes', ...args)
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain(word)
    expect(staff.moved()).toBe(0)
  })

  test('a journal is used once', async () => {
    await plan('--out', 'plan.json')
    await run('apply', 'plan.json', '--yes')
    const again = await run('apply', 'plan.json', '--yes')
    expect(again.code).toBe(1)
    expect(again.stderr).toContain('b24-users resume')
  })

  test('a plan that was changed by hand, or is none, is refused', async () => {
    await plan('--out', 'plan.json')
    const text = await readFile(home.path('plan.json'), 'utf8')
    await writeFile(home.path('edited.json'), text.replace(TOWN, 'Jena'))
    await writeFile(home.path('none.json'), '{}')
    for (const file of ['edited.json', 'none.json', 'people.csv', 'nobody.json']) {
      const ran = await run('apply', file, '--yes')
      expect(ran).toMatchObject({ code: 1, stdout: '' })
      expect(ran.stderr).toContain('error:')
    }
    expect(staff.moved()).toBe(0)
  })
})

describe('report and status', () => {
  beforeEach(async () => {
    await plan('--out', 'plan.json')
    await run('apply', 'plan.json', '--yes')
  })

  test('need no portal', async () => {
    await staff.portal.close()
    expect(await home.run(['report', 'plan.journal'])).toEqual({
      code: 0,
      stdout: '12 rows: 12 applied.\n',
      stderr: '',
    })
    expect((await home.run(['status', 'plan.journal'])).stdout).toContain('12 applied')
    const json = await home.run(['report', 'plan.journal', '--json', '--state', 'applied'])
    expect((JSON.parse(json.stdout) as { rows: unknown[] }).rows).toHaveLength(12)
    expect((await home.run(['report', 'plan.journal', '--csv', '--out', 'all.csv'])).code).toBe(0)
    expect((await readFile(home.path('all.csv'), 'utf8')).trim().split('\n')).toHaveLength(13)
  })

  test.each([
    [['report', 'people.csv']],
    [['report', 'nobody.journal']],
    [['status', 'nobody.journal']],
    [['undo', 'nobody.journal']],
    [['resume', 'nobody.journal']],
    [['forget', 'people.csv']],
    [['report', 'plan.journal', '--state', 'aplied']],
  ])('%j is refused', async (args) => {
    const ran = await run(...args)
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain('error:')
    expect((await stat(staff.list)).size).toBeGreaterThan(0)
  })

  test('forget deletes the journal', async () => {
    expect((await run('forget', 'plan.journal')).code).toBe(0)
    await expect(stat(home.path('plan.journal'))).rejects.toThrow('ENOENT')
  })

  test('resume of a run that has ended gives its report', async () => {
    expect(await run('resume', 'plan.journal')).toMatchObject({ code: 0, stdout: '12 rows: 12 applied.\n' })
  })
})
