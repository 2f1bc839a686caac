import { describe, expect, it } from 'vitest'
import { createPortal, type Portal } from '../../www/portal/portal/portal.ts'
import { call, columnsOf, present, type Row, send } from './call.ts'

/** Calls as an application, with the token of a person. */
function asApplication(portal: Portal, user = 1) {
  const { accessToken } = portal.issueToken(user)
  return (method: string, parameters: object = {}) => {
    const body = JSON.stringify({ ...parameters, auth: accessToken })
    return send(portal, `/rest/${method}`, body, 'application/json')
  }
}

const refusal = ({ status, body }: { status: number; body: Row }) => [
  status,
  body['error'],
  body['error_description'],
]

const MENU = { PLACEMENT: 'user_profile_menu', HANDLER: 'https://app.example.com/menu' }
const CONTEXT = [
  403,
  'WRONG_AUTH_TYPE',
  'Current authorization type is denied for this method Application context required',
]

describe('widgets', () => {
  it('are for applications and administrators', () => {
    const portal = createPortal()
    const methods = ['placement.list', 'placement.bind', 'placement.get', 'placement.unbind']
    for (const method of methods) expect(refusal(call(portal, method, MENU))).toEqual(CONTEXT)
    const denied = [403, 'ACCESS_DENIED', 'Access denied!']
    for (const method of methods.slice(1)) {
      expect(refusal(asApplication(portal, 5)(method, MENU))).toEqual(denied)
    }
    expect(asApplication(portal, 5)('placement.list').status).toBe(200)
  })

  it('are bound once, listed and unbound', () => {
    const ask = asApplication(createPortal())
    expect(ask('placement.list').body['result']).toEqual(
      expect.arrayContaining(['USER_PROFILE_MENU', 'USER_PROFILE_TOOLBAR']),
    )
    expect(ask('placement.get').body['result']).toEqual([])
    expect(ask('placement.bind', { ...MENU, TITLE: 'People' }).body['result']).toBe(true)
    expect(refusal(ask('placement.bind', MENU))).toEqual([
      400,
      'ERROR_CORE',
      'Unable to set placement handler: Handler already binded',
    ])
    expect(ask('placement.bind', { ...MENU, USER_ID: 5 }).body['result']).toBe(true)
    expect((ask('placement.get').body['result'] as Row[])[0]).toEqual({
      placement: 'USER_PROFILE_MENU',
      userId: 0,
      handler: MENU.HANDLER,
      options: [],
      title: 'People',
      description: '',
      langAll: { en: { TITLE: 'People', DESCRIPTION: '', GROUP_NAME: '' } },
    })
    expect(ask('placement.unbind', { PLACEMENT: 'USER_PROFILE_TOOLBAR' }).body['result']).toEqual({
      count: 0,
    })
    expect(ask('placement.unbind', MENU).body['result']).toEqual({ count: 4 })
    expect(ask('placement.get').body['result']).toEqual([])
  })

  it('have words in several languages', () => {
    const ask = asApplication(createPortal())
    ask('placement.bind', {
      ...MENU,
      TITLE: 'not this',
      LANG_ALL: { de: { TITLE: 'Leute', GROUP_NAME: 'Büro' }, en: { TITLE: 'People' } },
    })
    const [row] = ask('placement.get').body['result'] as Row[]
    expect(row).toMatchObject({ title: 'People', langAll: { de: { TITLE: 'Leute', GROUP_NAME: 'Büro' } } })
  })

  it.each([
    [{ HANDLER: MENU.HANDLER }, 'ERROR_ARGUMENT', "Argument 'PLACEMENT' is null or empty"],
    [
      { ...MENU, PLACEMENT: ['A'] },
      'ERROR_ARGUMENT',
      "The value of an argument 'PLACEMENT' must be of type string",
    ],
    [{ PLACEMENT: MENU.PLACEMENT }, 'ERROR_ARGUMENT', "Argument 'HANDLER' is null or empty"],
    [{ ...MENU, PLACEMENT: 'NOWHERE' }, 'ERROR_PLACEMENT_NOT_FOUND', 'Placement not found'],
    [{ ...MENU, HANDLER: 'menu.html' }, 'WRONG_HANDLER_URL', 'Wrong handler URL'],
    [{ ...MENU, HANDLER: 'https://localhost/menu' }, 'WRONG_HANDLER_URL', 'Wrong handler URL'],
    [{ ...MENU, HANDLER: `https://a.b/${'c'.repeat(244)}` }, 'WRONG_HANDLER_URL', 'Wrong handler URL'],
    [{ ...MENU, HANDLER: 'ftp://a.b/' }, 'UNSUPPORTED_PROTOCOL', 'Unsupported event handler protocol'],
  ])('refuse %j', (parameters, error, words) => {
    expect(refusal(asApplication(createPortal())('placement.bind', parameters))).toEqual([400, error, words])
  })

  it('may have an address of 255 characters', () => {
    const HANDLER = `https://a.b/${'c'.repeat(243)}`
    expect(asApplication(createPortal())('placement.bind', { ...MENU, HANDLER }).body['result']).toBe(true)
  })
})

describe('events', () => {
  const ADDED = { event: 'onUserAdd', handler: 'https://app.example.com/event' }

  it('are bound by applications, listed and unbound', () => {
    const portal = createPortal()
    expect(refusal(call(portal, 'event.bind', ADDED))).toEqual(CONTEXT)
    const ask = asApplication(portal)
    expect(ask('events').body['result']).toContain('ONUSERADD')
    expect(ask('event.bind', ADDED).body['result']).toBe(true)
    expect(refusal(ask('event.bind', ADDED))).toEqual([
      400,
      'ERROR_CORE',
      'Unable to set event handler: Handler already binded',
    ])
    expect(ask('event.bind', { ...ADDED, auth_type: 15 }).body['result']).toBe(true)
    expect(ask('event.bind', { event: 'onUserAdd', event_type: 'offline' }).body['result']).toBe(true)
    expect(ask('event.get').body['result']).toEqual([
      { event: 'ONUSERADD', handler: ADDED.handler, auth_type: '0', offline: 0 },
      { event: 'ONUSERADD', handler: ADDED.handler, auth_type: '15', offline: 0 },
      { event: 'ONUSERADD', connector_id: '', offline: 1 },
    ])
    expect(ask('event.unbind', { ...ADDED, auth_type: 0 }).body['result']).toEqual({ count: 1 })
    expect(ask('event.unbind', ADDED).body['result']).toEqual({ count: 1 })
    expect(ask('event.unbind', { event: 'ONUSERADD', event_type: 'offline' }).body['result']).toEqual({
      count: 1,
    })
    expect(ask('event.get').body['result']).toEqual([])
  })

  it('of people without rights act for these alone', () => {
    const portal = createPortal()
    const ask = asApplication(portal, 5)
    expect(ask('event.bind', ADDED).body['result']).toBe(true)
    expect(ask('event.get').body['result']).toEqual([
      { event: 'ONUSERADD', handler: ADDED.handler, auth_type: '5', offline: 0 },
    ])
    const words = 'Access denied! Event binding with AUTH_TYPE requires administrator access rights'
    expect(refusal(ask('event.bind', { ...ADDED, auth_type: 6 }))).toEqual([403, 'ACCESS_DENIED', words])
    const offline = 'Access denied! Offline events binding requires administrator access rights'
    expect(refusal(ask('event.bind', { ...ADDED, event_type: 'offline' }))).toEqual([
      403,
      'ACCESS_DENIED',
      offline,
    ])
    asApplication(portal)('event.bind', ADDED)
    expect(ask('event.unbind', ADDED).body['result']).toEqual({ count: 1 })
    expect(asApplication(portal)('event.get').body['result']).toHaveLength(1)
  })

  it('of other names are not found', () => {
    const reply = asApplication(createPortal())('event.bind', { ...ADDED, event: 'onNothing' })
    expect(refusal(reply)).toEqual([400, 'ERROR_EVENT_NOT_FOUND', 'Event not found'])
  })
})

describe('departments', () => {
  it('are created, changed and deleted by administrators', () => {
    const portal = createPortal()
    expect(call(portal, 'department.fields').body['result']).toHaveProperty('UF_HEAD')
    const id = call(portal, 'department.add', { NAME: 'Research', PARENT: 3, UF_HEAD: 5 }).body['result']
    expect(call(portal, 'department.get', { ID: id }).body['result']).toEqual([
      { ID: String(id), NAME: 'Research', SORT: 500, PARENT: '3', UF_HEAD: '5' },
    ])
    expect(call(portal, 'department.update', { ID: id, NAME: 'Labs', PARENT: 2 }).body['result']).toBe(true)
    expect(call(portal, 'department.get', { NAME: 'Labs' }).body['result']).toMatchObject([
      { PARENT: '2', UF_HEAD: '5' },
    ])
    for (const method of ['department.add', 'department.update', 'department.delete']) {
      const sent = { ID: id, NAME: 'x', PARENT: 1 }
      expect(refusal(call(portal, method, sent, { user: 5 }))).toEqual([400, 'ERROR_CORE', 'Access denied'])
    }
    expect(call(portal, 'department.delete', { ID: id }).body['result']).toBe(true)
    expect(refusal(call(portal, 'department.delete', { ID: id }))).toEqual([
      400,
      'ERROR_CORE',
      'Department not found',
    ])
    expect(call(portal, 'department.get', { ID: id }).body['result']).toEqual([])
  })

  it('hand their people up when they are deleted', () => {
    const portal = createPortal()
    columnsOf(portal, 9)['UF_DEPARTMENT'] = [7, 3]
    columnsOf(portal, 10)['UF_DEPARTMENT'] = [7]
    call(portal, 'department.delete', { ID: 7 })
    expect([columnsOf(portal, 9)['UF_DEPARTMENT'], columnsOf(portal, 10)['UF_DEPARTMENT']]).toEqual([
      [3],
      [3],
    ])
  })

  it.each([
    [{ PARENT: 1 }, 'The section name is not specified.<br>'],
    [{ NAME: 'Second top' }, 'The company structure may have only one section of the top level'],
    [{ NAME: 'Nowhere', PARENT: 99 }, 'The company structure may have only one section of the top level'],
  ])('are refused when created with %j', (sent, words) => {
    expect(refusal(call(createPortal(), 'department.add', sent))).toEqual([400, 'ERROR_CORE', words])
  })

  it('never stand below themselves', () => {
    const portal = createPortal()
    expect(call(portal, 'department.update', { ID: 3, PARENT: 7 }).body['error']).toBe('ERROR_CORE')
    expect(call(portal, 'department.update', { ID: 1, PARENT: 2 }).body['error']).toBe('ERROR_CORE')
    expect(call(portal, 'department.delete', { ID: 1 }).body['error']).toBe('ERROR_CORE')
    expect(present(portal.state.departments.get(3)).parent).toBe(1)
  })

  it('are sorted', () => {
    const rows = call(createPortal(), 'department.get', { sort: 'NAME', order: 'DESC' }).body[
      'result'
    ] as Row[]
    const names = rows.map(({ NAME }) => NAME)
    expect(names).toEqual([...names].sort().reverse())
  })
})

describe('answers in XML', () => {
  it('hold what those in JSON do', () => {
    const portal = createPortal()
    const { userId, code } = portal.addWebhook(1)
    const url = `http://portal.test/rest/${userId}/${code}/batch.xml?cmd[a]=profile&cmd[b]=nothing`
    const { status, headers, body } = portal.handle({ method: 'GET', url, headers: {}, body: '' })
    expect([status, headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8'])
    expect(body).toMatch(
      /^<\?xml version="1.0" encoding="utf-8"\?><response><result><result><a><ID>1<\/ID><ADMIN>1</,
    )
    expect(body).toContain('<result_error><b><error>ERROR_METHOD_NOT_FOUND</error>')
  })

  it('escape what stands in them, and number no items', () => {
    const portal = createPortal()
    columnsOf(portal, 5)['NAME'] = '<b>"&\''
    const { userId, code } = portal.addWebhook(1)
    const url = `http://portal.test/rest/${userId}/${code}/user.get.xml?ID=5`
    const { body } = portal.handle({ method: 'GET', url, headers: {}, body: '' })
    expect(body).toContain('<result><item><ID>5</ID>')
    expect(body).toContain('<NAME>&#60;b&#62;&#34;&#38;&#39;</NAME>')
  })

  it('tell refusals too', () => {
    const { status, body } = createPortal().handle({
      method: 'GET',
      url: 'http://portal.test/rest/user.get.xml',
      headers: {},
      body: '',
    })
    expect(status).toBe(401)
    expect(body).toContain('<response><error>NO_AUTH_FOUND</error>')
  })
})

describe('the address of authorisation', () => {
  const ask = (portal: Portal, query: Record<string, string>) =>
    portal.handle({
      method: 'GET',
      url: `http://portal.test/oauth/authorize/?${new URLSearchParams(query).toString()}`,
      headers: {},
      body: '',
    })
  const APP = { client_id: 'local.app', redirect_uri: 'http://localhost:5173/back?a=1', state: 's1' }

  it('sends the browser back with a code that buys tokens', () => {
    const portal = createPortal()
    const { status, headers } = ask(portal, { ...APP, user: '5' })
    const back = new URL(present(headers['location']))
    expect([status, back.origin, back.pathname]).toEqual([302, 'http://localhost:5173', '/back'])
    const { code, ...others } = Object.fromEntries(back.searchParams)
    expect(others).toEqual({
      a: '1',
      state: 's1',
      domain: 'portal.test',
      member_id: portal.memberId,
      scope: expect.stringContaining('user') as string,
      server_domain: 'portal.test',
    })
    const secret = present(portal.state.applications.get('local.app')).clientSecret
    const trade = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'local.app',
      client_secret: secret,
    })
    trade.set('code', present(code))
    const { body } = send(portal, `/oauth/token/?${trade.toString()}`, '', 'text/plain')
    expect(body['user_id']).toBe(5)
  })

  it.each([
    { client_id: 'other' },
    { redirect_uri: 'https://evil.example.com/' },
    { redirect_uri: 'http://localhost.evil.example.com/' },
    { redirect_uri: 'javascript:alert(1)' },
    { redirect_uri: '' },
    { user: '61' },
    { user: 'x' },
  ])('refuses %j', (given) => {
    const { status, headers } = ask(createPortal(), { ...APP, ...given })
    expect([status, headers['location']]).toEqual([400, undefined])
  })
})
