import { describe, expect, it } from 'vitest'
import { createPortal } from '../../www/portal/portal/portal.ts'
import { parseForm } from '../../www/portal/php/form.ts'
import { call, columnsOf, present, send } from './call.ts'

describe('form parsing', () => {
  it.each([
    ['a=1&b=x+y%20z', { a: '1', b: 'x y z' }],
    ['a[]=1&a[]=2', { a: ['1', '2'] }],
    ['a[b][]=c&a[b][]=d&a[e]=f', { a: { b: ['c', 'd'], e: 'f' } }],
    ['a[0]=x&a[1]=y', { a: ['x', 'y'] }],
    ['a[1]=y', { a: { '1': 'y' } }],
    ['a[5]=x&a[]=y', { a: { '5': 'x', '6': 'y' } }],
    ['FILTER[>ID]=5&FILTER[%25NAME]=ann', { FILTER: { '>ID': '5', '%NAME': 'ann' } }],
    ['a=1&a=2', { a: '2' }],
    ['a=1&a[b]=2', { a: { b: '2' } }],
    ['a.b c=1', { a_b_c: '1' }],
    ['a[b=1', { a_b: '1' }],
    ['flag', { flag: '' }],
    ['&&=1&a=', { a: '' }],
    ['a=%zz&b=%D0%B9', { a: '%zz', b: 'й' }],
    ['a=b=c', { a: 'b=c' }],
    ['__proto__[x]=1', { ['__proto__']: { x: '1' } }],
  ])('reads %s', (text, expected) => {
    expect(JSON.stringify(parseForm(text))).toBe(JSON.stringify(expected))
  })
})

describe('the body of a call', () => {
  const portal = createPortal()
  const { code } = portal.addWebhook(1)
  const path = `/rest/1/${code}/user.update.json`
  const active = () => columnsOf(portal, 8)['ACTIVE']

  it.each([
    ['a JSON true dismisses', '{"ID":8,"ACTIVE":true}', 'application/json', 'N'],
    ['a form true activates', 'ID=8&ACTIVE=true', 'application/x-www-form-urlencoded', 'Y'],
    ['a JSON false dismisses', '{"ID":8,"ACTIVE":false}', 'application/json; charset=utf-8', 'N'],
    ['a form false activates', 'ID=8&ACTIVE=false', 'text/plain;charset=UTF-8', 'Y'],
  ])('%s', (_, body, type, stored) => {
    expect(send(portal, path, body, type).body['result']).toBe(true)
    expect(active()).toBe(stored)
  })

  it('is nothing when its JSON is broken', () => {
    const reply = send(portal, path, '{"ID":8,', 'application/json')
    expect([reply.status, reply.body]).toEqual([
      400,
      { error: 'ERROR_CORE', error_description: 'access_denied' },
    ])
  })

  it('is read as a form unless JSON is announced', () => {
    expect(send(portal, path, '{"ID":8,"NAME":"x"}', 'text/plain').status).toBe(400)
  })

  it('wins over the query', () => {
    send(portal, `${path}?ID=8&NAME=query&SECOND_NAME=query`, 'name=body', 'text/plain')
    expect(columnsOf(portal, 8)).toMatchObject({ NAME: 'body', SECOND_NAME: 'query' })
  })

  it('empties a multiple field by a list of one blank', () => {
    send(portal, path, 'ID=8&UF_DEPARTMENT[0]=', 'text/plain')
    expect(columnsOf(portal, 8)['UF_DEPARTMENT']).toEqual([])
  })
})

describe('user.update', () => {
  const photo =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

  it.each([
    ['1990-12-31', '1990-12-31'],
    ['31.12.1990', '1990-12-31'],
    ['12/31/1990', '1990-12-31'],
    ['31/12/1990', ''],
    ['1990-12-31T23:30:00+00:00', '1991-01-01'],
    ['1990-12-31T00:00:00+03:00', '1990-12-31'],
    ['31 December 1990', '1990-12-31'],
    ['tomorrow', '2026-08-16'],
    ['+1 week', '2026-08-22'],
    ['', ''],
    [19901231, '1990-12-31'],
  ])('reads the birthday %s as %s', (sent, stored) => {
    const portal = createPortal({ now: () => Date.parse('2026-08-15T12:00:00Z') })
    columnsOf(portal, 5)['PERSONAL_BIRTHDAY'] = '2000-01-01'
    call(portal, 'user.update', { ID: 5, PERSONAL_BIRTHDAY: sent })
    expect(columnsOf(portal, 5)['PERSONAL_BIRTHDAY']).toBe(stored)
  })

  it.each([
    'ann@example',
    ' ann@example.com',
    '.ann@example.com',
    'a..b@example.com',
    '',
    'agnes.lindqvist@EXAMPLE.com',
  ])('refuses the address "%s"', (EMAIL) => {
    const portal = createPortal()
    const reply = call(portal, 'user.update', { ID: 5, EMAIL, NAME: 'New' })
    expect([reply.status, reply.body['error']]).toEqual([400, 'ERROR_CORE'])
    expect(columnsOf(portal, 5)['NAME']).toBe('Hazel')
  })

  it('keeps the bytes of a photo and forgets the old ones', () => {
    const portal = createPortal()
    const before = portal.state.files.size
    call(portal, 'user.update', { ID: 5, PERSONAL_PHOTO: ['ü 1.png', photo] })
    const user = present((call(portal, 'user.get', { ID: 5 }).body['result'] as Record<string, string>[])[0])
    expect(user['PERSONAL_PHOTO']).toMatch(/^http:\/\/portal\.test\/upload\/main\/\d+\/%C3%BC%201\.png$/)
    const served = portal.handle({
      method: 'GET',
      url: present(user['PERSONAL_PHOTO']),
      headers: {},
      body: '',
    })
    expect(served.headers['content-type']).toBe('image/png')
    expect(Buffer.from(served.body).toString('base64')).toBe(photo)
    expect(portal.state.files.size).toBe(before)
  })

  it.each([[photo], [['a.txt', photo]], [['a.png', `data:image/png;base64,${photo}`]]])(
    'refuses a photo it cannot use',
    (PERSONAL_PHOTO) => {
      const portal = createPortal()
      const old = columnsOf(portal, 5)['PERSONAL_PHOTO']
      expect(call(portal, 'user.update', { ID: 5, PERSONAL_PHOTO }).status).toBe(400)
      expect(columnsOf(portal, 5)['PERSONAL_PHOTO']).toBe(old)
    },
  )

  it('wants an employment date in its own format', () => {
    const portal = createPortal()
    expect(call(portal, 'user.update', { ID: 5, UF_EMPLOYMENT_DATE: '2020-01-31' }).status).toBe(400)
    expect(call(portal, 'user.update', { ID: 5, UF_EMPLOYMENT_DATE: '31.01.2020' }).status).toBe(200)
    expect(columnsOf(portal, 5)['UF_EMPLOYMENT_DATE']).toBe('2020-01-31')
  })

  it('reports a lesser scope as a result', () => {
    const reply = call(createPortal(), 'user.update', { ID: 5, NAME: 'x' }, { scopes: ['user_basic'] })
    expect([reply.status, reply.body['result']]).toMatchObject([200, { error: 'insufficient_scope' }])
  })

  it('ends the sessions of a person it dismisses', () => {
    const portal = createPortal()
    const { accessToken } = portal.issueToken(5)
    call(portal, 'user.update', { ID: 5, ACTIVE: 'N' })
    const reply = send(portal, '/rest/user.current', `auth=${accessToken}`, 'text/plain')
    expect([reply.status, reply.body['error']]).toEqual([401, 'authorization_error'])
  })
})

describe('custom values', () => {
  const file = (name: string) => ({ fileData: [name, 'SGVsbG8='] })

  it.each([
    ['UF_USR_LOCKER', '+12', '12'],
    ['UF_USR_RATE', '1,239', '1.24'],
    ['UF_USR_FIRST_AID', 'N', '1'],
    ['UF_USR_FIRST_AID', false, '0'],
    ['UF_USR_CONTRACT_END', '2023-02-30', '2023-03-02'],
    ['UF_USR_CONTRACT_END', 'whenever', ''],
    ['UF_USR_LAST_TRAINING', '2026-05-20T09:30:00+00:00', '2026-05-20 12:30:00'],
    ['UF_USR_SHIRT', 99999, '99999'],
    ['UF_USR_PORTFOLIO', ' https://example.com ', 'https://example.com'],
    ['UF_USR_LANGUAGES', ['101', '', 102], [101, 102]],
    ['UF_USR_TAGS', [], []],
    ['UF_USR_BUDGET', '100|USD', '100|USD'],
  ])('stores %s %j as %j', (name, sent, stored) => {
    const portal = createPortal()
    expect(call(portal, 'user.update', { ID: 4, [name]: sent }).body['result']).toBe(true)
    expect(columnsOf(portal, 4)[name]).toEqual(stored)
  })

  it.each([
    ['UF_USR_LOCKER', '1.5'],
    ['UF_USR_RATE', 'much'],
    ['UF_USR_NICKNAME', ['a']],
    ['UF_USR_CERTIFICATE', ['a.pdf', 'SGVsbG8=']],
  ])('refuses %s %j', (name, sent) => {
    const reply = call(createPortal(), 'user.update', { ID: 4, [name]: sent })
    expect([reply.status, reply.body['error']]).toEqual([400, 'ERROR_CORE'])
  })

  it('ignores a scalar for a multiple field and a name nobody created', () => {
    const portal = createPortal()
    const before = structuredClone(columnsOf(portal, 4))
    call(portal, 'user.update', { ID: 4, UF_USR_TAGS: 'a', UF_USR_NOBODY: 'b', UF_CRM_1: 'c' })
    expect(columnsOf(portal, 4)).toEqual(before)
  })

  it('replaces, removes and appends files', () => {
    const portal = createPortal()
    const update = (fields: object) => call(portal, 'user.update', { ID: 4, ...fields })
    update({ UF_USR_CERTIFICATE: file('a.pdf') })
    update({ UF_USR_CERTIFICATE: file('b.pdf') })
    const id = columnsOf(portal, 4)['UF_USR_CERTIFICATE']
    expect(portal.state.files.get(Number(id))?.name).toBe('b.pdf')
    update({ UF_USR_CERTIFICATE: { id: Number(id), remove: 'Y' } })
    expect(columnsOf(portal, 4)['UF_USR_CERTIFICATE']).toBeNull()
    expect(portal.state.files.has(Number(id))).toBe(false)

    const fields = { FIELD_NAME: 'PAPERS', USER_TYPE_ID: 'file', MULTIPLE: 'Y' }
    call(portal, 'user.userfield.add', { fields })
    update({ UF_USR_PAPERS: [file('1.pdf')] })
    update({ UF_USR_PAPERS: [file('2.pdf')] })
    expect(columnsOf(portal, 4)['UF_USR_PAPERS']).toHaveLength(2)
  })
})
