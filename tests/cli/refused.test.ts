import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/index.ts'
import { Home } from './support/cli.ts'

let home: Home
let portal: LocalPortal

beforeAll(async () => {
  home = await Home.make()
  portal = await startPortal()
  await writeFile(home.path('latin.json'), Buffer.from('{"NAME":"J\xF6rg"}', 'latin1'))
  await writeFile(home.path('broken.json'), '{\n  "NAME": "Zoë",\n  "EMAIL": \n}')
  await writeFile(home.path('list.json'), '[1]')
  await writeFile(home.path('empty.json'), '')
  await mkdir(home.path('folder'))
})

afterAll(async () => {
  await portal.close()
  await home.remove()
})

beforeEach(() => portal.reset())

const update = (...more: string[]) =>
  home.run(['UpdateUser', '--url', portal.webhook, '--userid', '27', ...more])

describe('bad input is told of, and sends nothing', () => {
  test.each<[string, string[], string[]]>([
    ['a name that nobody knows', ['--fields', "{'NAM':'Oleg'}"], ['NAM:', 'Did you mean NAME?']],
    ['a day that is none', ['--fields', "{'PERSONAL_BIRTHDAY':'1990-02-31'}"], ['PERSONAL_BIRTHDAY:']],
    ['a value of null', ['--fields', '{"NAME":null}'], ['NAME:']],
    ['another id', ['--fields', '{"id":28,"NAME":"Oleg"}'], ['another ID']],
    ['no fields', [], ['--fields']],
    ['empty fields', ['--fields', ''], ['--fields']],
    ['JSON that breaks off', ['--fields', "{'NAME':'Oleg'"], ['--fields is not JSON', 'line 1']],
    ['a file with broken JSON', ['--fields', 'broken.json'], ['line 4, column 1']],
    ['a file that is not there', ['--fields', 'nobody.json'], ['nobody.json', 'not there']],
    ['a folder', ['--fields', 'folder'], ['folder']],
    ['a file that is not UTF-8', ['--fields', 'latin.json'], ['latin.json', 'UTF-8']],
    ['an empty file', ['--fields', 'empty.json'], ['not JSON']],
    ['a list', ['--fields', 'list.json'], ['no object']],
    ['a list as it stands', ['--fields', '[1]'], ['no object']],
    ['a text', ['--fields', '"NAME"'], ['no object']],
    ['an unknown option', ['--fields', '{}', '--feilds', '{}'], ['--feilds', '--fields']],
    ['an unknown setting', ['--fields', '{}', '--config', "{'retry':1}"], ['retry', 'retries']],
    ['a wrong timeout', ['--fields', '{}', '--timeout', 'soon'], ['--timeout']],
    ['a wrong timeout of --config', ['--fields', '{}', '--config', "{'timeout':'soon'}"], ['timeout']],
    ['no attempts at all', ['--fields', '{}', '--retries', '0'], ['--retries']],
    ['a name like an option', ['--fields', "{'timeout':1}"], ['\ntimeout: This name is not known']],
    ['too many attempts', ['--fields', "{'NAME':'x'}", '--retries', '1000'], ['--retries']],
    ['a folder to write to', ['--fields', "{'NAME':'x'}", '--out', 'folder'], ['folder']],
    ['a file nobody can write', ['--fields', "{'NAME':'x'}", '--out', 'nowhere/x.json'], ['nowhere/x.json']],
    ['in the background, too', ['--fields', "{'NAM':'x'}", '--dontwait'], ['NAM:']],
  ])('%s', async (_, more, words) => {
    const { code, stdout, stderr } = await update(...more)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    for (const word of words) expect(stderr).toContain(word)
    expect(portal.state.seen).toEqual([])
  })

  test('values of the input are not repeated', async () => {
    const { stderr } = await update('--fields', "{'NAME':'Secretary','EMAIL':'not an address, Mr Secretary'")
    expect(stderr).not.toContain('Secretary')
  })

  test('of an id', async () => {
    const ran = await home.run(['UpdateUser', '--url', portal.webhook, '--userid', 'x', '--fields', '{}'])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain('--userid: This must be')
  })

  test('of a flag', async () => {
    const ran = await home.run([
      'ChangeUserStatus',
      '--url',
      portal.webhook,
      '--userid',
      '27',
      '--fire',
      'maybe',
    ])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(portal.state.seen).toEqual([])
  })
})

describe('what the command line does not know', () => {
  test.each([
    [['UpdateUsr'], 'UpdateUser'],
    [['plna', 'x.csv'], 'plan'],
    [['in-background', '12345678'], 'JSON'],
    [['in-background', '../x'], 'unknown command'],
    [['userfield', 'lst'], 'list'],
  ])('%j is proposed for', async (args, proposed) => {
    const { code, stdout, stderr } = await home.run(args)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(proposed)
  })
})

describe('what the portal refuses', () => {
  test('is its own JSON on standard output, and no success', async () => {
    portal.addFault({
      kind: 'status',
      status: 400,
      error: 'ERROR_CORE',
      description: 'Taken',
      method: 'user.update',
    })
    const { code, stdout, stderr } = await update('--fields', "{'NAME':'x'}")
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toEqual({ error: 'ERROR_CORE', error_description: 'Taken' })
    expect(stderr).toContain('ERROR_CORE')
  })

  test('a token that has ended says so', async () => {
    const { accessToken } = portal.issueToken(1, { lifetime: -1 })
    const ran = await home.run(['GetCurrentUser', '--url', new URL(portal.url).host, '--token', accessToken])
    expect(ran.code).toBe(1)
    expect(JSON.parse(ran.stdout)).toMatchObject({ error: 'expired_token' })
    expect(ran.stderr).toContain('get a new one')
  })

  test('a portal that is down is told of', async () => {
    const other = await startPortal()
    await other.close()
    const ran = await home.run(['GetCurrentUser', '--url', other.webhook, '--retries', '1'])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain('ECONNREFUSED')
    expect(ran.stderr).not.toContain('look there')
  })

  test('a creation whose answer was lost is not sent again', async () => {
    const before = portal.state.people.size
    portal.addFault({ kind: 'drop-after', method: 'user.add', times: 3 })
    const fields = "{'EMAIL':'new@example.org','UF_DEPARTMENT':1}"
    const ran = await home.run(['CreateUser', '--url', portal.webhook, '--fields', fields, '--retries', '5'])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain('look there before you send it again')
    expect(portal.state.people.size).toBe(before + 1)
  })
})

describe('--out', () => {
  test('writes UTF-8, and only then', async () => {
    const file = home.path('answer.json')
    const ran = await home.run(['GetUser', '--url', portal.webhook, '--userid', '2', '--out', file])
    expect(ran).toMatchObject({ code: 0, stdout: '' })
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ result: [{ NAME: 'Björn' }] })
    await home.run([
      'UpdateUser',
      '--url',
      portal.webhook,
      '--userid',
      '2',
      '--fields',
      '{"NAM":1}',
      '--out',
      file,
    ])
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ result: [{ NAME: 'Björn' }] })
    const fresh = home.path('fresh.json')
    await home.run([
      'UpdateUser',
      '--url',
      portal.webhook,
      '--userid',
      '2',
      '--fields',
      '{"NAM":1}',
      '--out',
      fresh,
    ])
    await expect(stat(fresh)).rejects.toThrow('ENOENT')
  })

  test.each([
    ['_hex_', (text: string) => Buffer.from(text, 'hex')],
    ['_base64_', (text: string) => Buffer.from(text, 'base64')],
    ['_utf8_', (text: string) => Buffer.from(text)],
  ])('%s prints it so', async (form, decode) => {
    const ran = await home.run(['GetUser', '--url', portal.webhook, '--userid', '2', '--out', form])
    expect(JSON.parse(decode(ran.stdout.trim()).toString())).toMatchObject({ result: [{ NAME: 'Björn' }] })
  })
})

describe('--test', () => {
  test.each([
    [['UpdateUser', '--userid', '27', '--fields', "{'ACTIVE':true}"], 'user.update', { ID: 27, ACTIVE: 'Y' }],
    [['ChangeUserStatus', '--userid', '27'], 'user.update', { ID: 27, ACTIVE: 'N' }],
    [['ChangeUserStatus', '--userid', '27', '--fire', 'false'], 'user.update', { ID: 27, ACTIVE: 'Y' }],
    [['GetUser', '--userid', '27'], 'user.get', { FILTER: { ID: 27 } }],
    [['FindUsers', '--filter', "{'NAME':'Oleg'}"], 'user.search', { FILTER: { NAME: 'Oleg' } }],
    [['CreateUser', '--fields', "{'EMAIL':'a@b.org','UF_DEPARTMENT':1}"], 'user.add', { UF_DEPARTMENT: [1] }],
    [['GetCurrentUser'], 'user.current', {}],
    [['GetUserFieldsStructure'], 'user.fields', {}],
    [['call', 'crm.deal.get', '{"id":1}'], 'crm.deal.get', { id: 1 }],
    [['update', '27', '--set', 'UF_DEPARTMENT=[1,7]'], 'user.update', { ID: 27, UF_DEPARTMENT: [1, 7] }],
  ])('%j shows the request and sends nothing', async (args, method, body) => {
    const ran = await home.run([...args, '--url', portal.webhook, '--test'])
    expect(ran.code).toBe(0)
    expect(ran.stdout).toMatch(new RegExp(`^POST http://.*/rest/1/\\*\\*\\*/${method}`))
    expect(JSON.parse(ran.stdout.slice(ran.stdout.indexOf('\n\n')))).toMatchObject(body)
    expect(portal.state.seen).toEqual([])
  })
})

test('the conditions of FindUsers need no portal', async () => {
  const told = await home.run(['bitrix24', 'GetUserFilterStructure', '--empty', 'true'])
  expect(JSON.parse(told.stdout)).toEqual({
    NAME: '',
    LAST_NAME: '',
    WORK_POSITION: '',
    UF_DEPARTMENT_NAME: '',
    USER_TYPE: '',
  })
  expect((await home.run(['GetUserFilterStructure'])).stdout).toContain('<first name>')
})
