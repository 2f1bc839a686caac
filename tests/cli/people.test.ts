import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/index.ts'
import { Home } from './support/cli.ts'

let home: Home
let portal: LocalPortal
let env: Record<string, string>

beforeAll(async () => {
  home = await Home.make()
  portal = await startPortal()
  env = { B24_WEBHOOK: portal.webhook }
})

afterAll(async () => {
  await portal.close()
  await home.remove()
})

const run = (...args: string[]) => home.run(args, { env })
const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).stdout) as unknown
const columns = (id: number) => portal.state.people.get(id)?.columns

describe('update', () => {
  test('takes fields one by one, as JSON, from a file, and a photo', async () => {
    expect(await run('update', '27', '--set', 'NAME=Oleg=Lama', '--set', 'UF_DEPARTMENT=[1,7]')).toEqual({
      code: 0,
      stdout: 'Done.\n',
      stderr: '',
    })
    expect(columns(27)).toMatchObject({ NAME: 'Oleg=Lama', UF_DEPARTMENT: [1, 7] })
    await writeFile(home.path('oleg.json'), `{ LAST_NAME: 'Lama' }`)
    const photo = fileURLToPath(new URL('../e2e/photo.png', import.meta.url))
    const before = columns(27)?.['PERSONAL_PHOTO']
    expect((await run('update', '27', '--fields', 'oleg.json', '--photo', photo)).code).toBe(0)
    expect(columns(27)).toMatchObject({ LAST_NAME: 'Lama' })
    expect(columns(27)?.['PERSONAL_PHOTO']).not.toBe(before)
  })

  test('compares and proves where that is asked for', async () => {
    expect((await run('update', '28', '--set', 'WORK_POSITION=Lead', '--dry-run')).stdout).toContain(
      'Nothing was sent',
    )
    expect(columns(28)?.['WORK_POSITION']).not.toBe('Lead')
    expect(await json('update', '28', '--set', 'WORK_POSITION=Lead', '--only-changed')).toMatchObject({
      result: { id: 28, state: 'applied' },
    })
    expect((await run('update', '28', '--set', 'WORK_POSITION=Lead', '--only-changed')).stdout).toBe(
      'Nothing differs.\n',
    )
    expect((await run('update', '99999', '--set', 'NAME=x', '--verify')).code).toBe(3)
  })

  test.each([
    [['update', '27'], '--set'],
    [['update', '27', '--set', 'NAME'], '--set'],
    [['update', '27', '--set', 'UF_DEPARTMENT=[1'], '--set UF_DEPARTMENT is not JSON'],
    [['update', '27', '--set', '__proto__=x'], '__proto__'],
    [['update', '27', '--photo', 'nobody.png'], 'nobody.png'],
    [['update'], 'id'],
    [['get', '--limit', 'some'], '--limit'],
    [['get', '--filter', '{"NAM":"x"}'], 'NAM'],
    [['search'], '--filter'],
    [['userfield', 'delete', '21'], '--yes'],
    [['userfield', 'update', '21', '--fields', '{"SORT":1}', '--test'], '--no-keep'],
    [['userfield', 'get', '99999'], 'no custom field'],
    [['fields', 'NAM'], 'NAM'],
  ])('%j is refused', async (args, word) => {
    const ran = await run(...args)
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain(word)
  })
})

describe('reading', () => {
  test('get gives one, some or all', async () => {
    expect((await run('get', '2')).stdout).toMatch(/^ID +2\nACTIVE +yes\nNAME +Björn\n/)
    expect(await json('get', '2', '3')).toMatchObject([{ ID: '2' }, { ID: '3' }])
    const some = await run('get', '--limit', '3')
    expect(some.stdout.split('\n')[0]).toMatch(/^ID +NAME +LAST_NAME/)
    expect(some.stdout.trim().split('\n')).toHaveLength(4)
    expect(some.stderr).toMatch(/^3 of \d+/)
    expect(((await json('get', '--limit', 'all')) as unknown[]).length).toBeGreaterThan(50)
    expect(await json('get', '--filter', "{'NAME':'Björn'}")).toMatchObject([{ ID: '2' }])
    expect(await run('get', '99999')).toMatchObject({ code: 1, stdout: '' })
  })

  test('search finds by words', async () => {
    expect(await json('search', 'Björn')).toMatchObject([{ ID: '2' }])
    expect(await json('search', '--filter', '{"LAST_NAME":"Lindqvist"}')).toMatchObject([{ ID: '1' }])
  })

  test('current tells who calls', async () => {
    expect(await json('current')).toMatchObject({ ID: '1', NAME: 'Agnes' })
  })
})

test('Ctrl-C ends a call, and says that it may have an effect', async () => {
  portal.addFault({ kind: 'delay', ms: 5000, method: 'user.update' })
  portal.state.seen.length = 0
  const running = home.start(['update', '27', '--set', 'NAME=Late'], { env })
  await running.until(() => portal.state.seen.length > 0)
  running.child.kill('SIGINT')
  expect(await running.ended).toEqual({
    code: 130,
    stdout: '',
    stderr: 'Cancelled.\nIt may have reached the portal: look there before you send it again.\n',
  })
})

test('add invites', async () => {
  const before = portal.state.people.size
  const ran = await run('add', '--set', 'EMAIL=nora@example.org', '--set', 'UF_DEPARTMENT=[1]')
  expect(ran.stdout).toMatch(/^Invited, with the id \d+\.\n$/)
  expect(portal.state.people.size).toBe(before + 1)
})

test('a custom field is created, read, changed without a loss, and deleted', async () => {
  const fields =
    "{'FIELD_NAME':'GRADE','USER_TYPE_ID':'integer','EDIT_FORM_LABEL':{'en':'Grade','de':'Stufe'}}"
  const id = String(await json('userfield', 'add', '--fields', fields))
  expect(id).toMatch(/^\d+$/)
  expect((await run('userfield', 'list', '--language', 'de')).stdout).toMatch(
    /UF_USR_GRADE +integer +N +Stufe/,
  )
  const change = "{'EDIT_FORM_LABEL':{'en':'Level'}}"
  expect((await run('userfield', 'update', id, '--fields', change)).stdout).toBe('Done.\n')
  expect(await json('userfield', 'get', id)).toMatchObject({ EDIT_FORM_LABEL: { en: 'Level', de: 'Stufe' } })
  expect((await run('userfield', 'update', id, '--fields', change, '--no-keep')).stderr).toContain('warning:')
  expect(await json('userfield', 'get', id)).toMatchObject({ EDIT_FORM_LABEL: { en: 'Level' } })
  expect((await run('userfield', 'delete', id, '--yes')).stdout).toBe('Deleted.\n')
})

test('call gives the portal’s own answer', async () => {
  const { code, stdout } = await run('call', 'department.get', "{'ID':1}")
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ result: [{ ID: '1' }], total: 1 })
})

describe('fields', () => {
  test('are told of as a table, with captions, limits and custom fields', async () => {
    const { stdout, stderr } = await run('fields')
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^NAME +TYPE +LIMIT +CAPTION +WHAT IT IS\n/)
    expect(stdout).toMatch(
      /\nLAST_NAME +text +50 characters +Last Name +Last name\. Empty text clears it\.\n/,
    )
    expect(stdout).toMatch(/\nUF_USR_LANGUAGES +enumeration\[\] +Languages +Items: 101 English/)
  })

  test('are a template and a header line', async () => {
    expect(JSON.parse((await run('fields', 'NAME', 'email', '--template')).stdout)).toEqual({
      NAME: null,
      EMAIL: null,
    })
    const header = (await run('fields', '--csv', '--delimiter', ';')).stdout
    expect(header).toMatch(/^ID;ACTIVE;EMAIL;NAME;/)
    expect(header).not.toMatch(/PHOTO|CERTIFICATE/)
    await writeFile(home.path('people.csv'), `${header}27${';'.repeat(header.split(';').length - 1)}\n`)
    expect((await run('plan', 'people.csv', '--match', 'ID')).stderr).toContain('1 row: 1 unchanged.')
  })

  test('of every portal need no connection', async () => {
    const { code, stdout, stderr } = await home.run(['fields', 'NAME'])
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'Without a connection: these are what every portal has.\n',
    })
    expect(stdout).toContain('50 characters')
  })
})

test('types are TypeScript that names the fields of the portal', async () => {
  expect((await run('types', '--out', 'portal.d.ts')).code).toBe(0)
  const text = await readFile(home.path('portal.d.ts'), 'utf8')
  expect(text).toContain("declare module 'b24-users' {\n  interface PortalFields {")
  expect(text).toContain(
    "    /** Languages. Items: 101 English, 102 Русский, 103 Deutsch. */\n    UF_USR_LANGUAGES: 'enumeration[]'\n",
  )
})

test('--json tells errors as JSON', async () => {
  const { code, stderr } = await run('update', '27', '--set', 'NAM=x', '--json')
  expect(code).toBe(1)
  expect(JSON.parse(stderr)).toMatchObject({
    error: { name: 'ValidationError', issues: [{ path: 'NAM', code: 'unknown_field' }] },
  })
})

test('types are read by TypeScript, each field among them', async () => {
  await run('types', '--out', 'portal.d.ts')
  const text = await readFile(home.path('portal.d.ts'), 'utf8')
  const source = ts.createSourceFile('portal.d.ts', text, ts.ScriptTarget.ES2022, true)
  const block = source.statements.find((statement) => ts.isModuleDeclaration(statement))?.body
  const members =
    block && ts.isModuleBlock(block)
      ? block.statements.find((part) => ts.isInterfaceDeclaration(part))
      : undefined
  expect((source as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics).toEqual([])
  expect(members?.members).toHaveLength(((await json('userfield', 'list')) as unknown[]).length)
})
