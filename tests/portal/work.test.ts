import { describe, expect, it } from 'vitest'
import { parseForm } from '../../www/portal/php/form.ts'
import { parseJson } from '../../www/portal/php/json.ts'
import type { PhpValue } from '../../www/portal/php/value.ts'
import { strtotime } from '../../www/portal/php/date.ts'
import { decodeBase64 } from '../../www/portal/php/encoding.ts'
import { contains, like } from '../../www/portal/people/like.ts'
import { createPortal } from '../../www/portal/portal/portal.ts'
import { call, columnsOf, present, type Row, send } from './call.ts'
import { growth } from './growth.ts'

const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'

/** A text of about so many characters. */
const filled = (part: string, size: number) => part.repeat(Math.ceil(size / part.length))

describe('a form', () => {
  it('has a thousand parameters, as in PHP; the rest is not read', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `p${at}=1`).join('&')
    expect(Object.keys(parseForm(many(1000)))).toHaveLength(1000)
    expect(Object.keys(parseForm(`${many(1000)}&last=1`))).not.toContain('last')
    expect(parseForm(filled('a[]=&', 20_000))['a']).toHaveLength(1000)
  })

  it('has 64 levels, as in PHP; a deeper name takes its variable away', () => {
    const name = (levels: number) => `a${'[b]'.repeat(levels)}`
    expect(JSON.stringify(parseForm(`${name(64)}=1`))).toContain('"1"')
    expect(parseForm(`a[c]=1&x=2&${name(65)}=1`)).toEqual({ x: '2' })
    expect(parseForm(`${name(65)}=1&a[c]=3`)).toEqual({ a: { c: '3' } })
  })

  it('counts on from the greatest key', () => {
    expect(parseForm('a[7]=x&a[3]=y&a[]=z&a[b]=&a[]=w')).toEqual({
      a: { '7': 'x', '3': 'y', '8': 'z', b: '', '9': 'w' },
    })
  })
})

describe('JSON', () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

  it('has 512 levels, as in PHP; what is deeper is no JSON', () => {
    expect(parseJson(nested(512))).toBeDefined()
    expect(parseJson(nested(513))).toBeUndefined()
    expect(parseJson(`{"a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}`)).toBeUndefined()
    expect(parseJson('{"a":1}')).toEqual({ a: 1 })
  })

  it('that is too deep is nothing to a call', () => {
    const portal = createPortal()
    const reply = (levels: number) => {
      const { userId, code } = portal.addWebhook(1)
      const body = `{"ID":5,"NAME":"Deep","X":${nested(levels)}}`
      return send(portal, `/rest/${userId}/${code}/user.update`, body, JSON_TYPE).status
    }
    expect([reply(500), reply(100_000)]).toEqual([200, 400])
  })
})

describe('four times as much takes no more than about four times as long:', { timeout: 60_000 }, () => {
  const portal = createPortal()
  const { code } = portal.addWebhook(1)
  const ask = (type: string, body: string, path: string) => send(portal, path, body, type)

  it.each<[string, string, (size: number) => string]>([
    ['a list in a form', FORM, (size) => filled('a[]=&', size)],
    ['a wide form', FORM, (size) => Array.from({ length: size / 8 }, (_, at) => `a[${at}]=`).join('&')],
    ['a deep form', FORM, (size) => `a${filled('[b]', size)}=1`],
    ['many deep names in a form', FORM, (size) => filled(`a${'[b]'.repeat(60)}=1&`, size)],
    ['open brackets', FORM, (size) => filled('a[', size)],
    ['empty pairs', FORM, (size) => filled('&', size)],
    ['broken escapes', FORM, (size) => `a=${filled('%zz%d0', size)}`],
    ['a wide list', JSON_TYPE, (size) => `[${filled('[],', size)}0]`],
    ['a deep list', JSON_TYPE, (size) => filled('[', size / 2) + filled(']', size / 2)],
    [
      'a wide object',
      JSON_TYPE,
      (size) =>
        JSON.stringify(Object.fromEntries(Array.from({ length: size / 10 }, (_, at) => [`k${at}`, 1]))),
    ],
    ['what might be tokens', FORM, (size) => filled('auth=x&', size)],
    ['what is nearly a token', FORM, (size) => filled('auth   ', size)],
  ])('%s, from somebody known or a stranger', (_, type, make) => {
    for (const path of [`/rest/1/${code}/user.admin`, '/rest/user.get']) {
      expect(
        growth(20_000, (size) => {
          const body = make(size)
          return () => ask(type, body, path)
        }),
      ).toBeLessThan(6)
    }
  })

  it.each<[string, (size: number) => string]>([
    ['a form', (size) => filled('grant_type[]=&', size)],
    ['a large form', (size) => `grant_type=${filled('%41', size * 10)}`],
  ])('%s at the token address', (_, make) => {
    expect(
      growth(60_000, (size) => {
        const body = make(size)
        return () => ask(FORM, body, '/oauth/token/')
      }),
    ).toBeLessThan(6)
  })

  it.each<[string, (size: number) => [pattern: string, text: string]]>([
    ['many wildcards', (size) => [`${filled('%a', size)}%b`, filled('a', size)]],
    ['a long part', (size) => [`%${filled('a', size / 2)}b%`, filled('a', size)]],
    ['a long part from behind', (size) => [`%b${filled('a', size / 2)}%`, filled('a', size)]],
    ['many gaps', (size) => [`%${filled('_%', size)}b`, filled('a', size)]],
    ['nothing but wildcards', (size) => [filled('%', size), filled('a', size)]],
    ['a part with gaps', (size) => ['%a_a_a_b%', filled('a', size)]],
  ])('a filter with %s', (_, make) => {
    expect(
      growth(4000, (size) => {
        const [pattern, text] = make(size)
        return () => like(pattern)(text)
      }),
    ).toBeLessThan(6)
  })

  it('a search inside texts', () => {
    expect(
      growth(4000, (size) => {
        const [needle, text] = [`b${filled('a', size / 2)}`, filled('a', size)]
        return () => contains(needle)(text)
      }),
    ).toBeLessThan(6)
  })

  it.each<[string, (size: number) => string]>([
    ['references', (size) => filled('$result[a][b]', size)],
    ['open references', (size) => filled('$result[', size)],
    ['a deep reference', (size) => `x $result${filled('[a]', size)}`],
    ['nearly a reference', (size) => `$result${filled('[a]', size)}x`],
  ])('a batch with %s', (_, make) => {
    expect(
      growth(60_000, (size) => {
        const cmd = { a: `user.admin?x=${encodeURIComponent(make(size))}` }
        return () => call(portal, 'batch', { cmd })
      }),
    ).toBeLessThan(6)
  })

  it.each<[string, string, (size: number) => PhpValue]>([
    [
      'items',
      'user.userfield.update',
      (size) => ({
        ID: 29,
        FIELDS: {
          LIST: Array.from({ length: size }, (_, at) => ({
            VALUE: `v${at}`,
            DEL: 'N',
            XML_ID: `same ${at}`,
          })),
          SHOW_FILTER: [],
        },
      }),
    ],
    ['commands', 'batch', (size) => ({ cmd: Array.from({ length: size }, () => 'x') })],
    [
      'files to remove',
      'user.update',
      (size) => ({
        ID: 5,
        UF_USR_CERTIFICATE: Array.from({ length: size }, (_, at) => ({ id: at, remove: 'Y' })),
      }),
    ],
    ['an address', 'user.add', (size) => ({ EMAIL: `a@${filled('.', size)}@`, UF_DEPARTMENT: [1] })],
    ['words of a date', 'user.update', (size) => ({ ID: 5, PERSONAL_BIRTHDAY: filled('now ', size) })],
  ])('a call with %s', (_, method, make) => {
    expect(
      growth(2000, (size) => {
        const parameters = make(size)
        return () => call(portal, method, parameters)
      }),
    ).toBeLessThan(6)
  })

  it('a photo', () => {
    expect(
      growth(100_000, (size) => {
        const text = filled('QUJD-\n', size)
        return () => decodeBase64(text)
      }),
    ).toBeLessThan(6)
  })
})

describe('LIKE', () => {
  it('finds what the database would', () => {
    const letters = ['a', 'b', '😀', '%', '_', '.', '*']
    let seed = 7
    const word = (most: number) =>
      Array.from({ length: (seed = (seed * 48_271) % 2_147_483_647) % most }, () => {
        seed = (seed * 48_271) % 2_147_483_647
        return letters[seed % letters.length]
      }).join('')
    const wrong: string[][] = []
    for (let round = 0; round < 20_000; round++) {
      const [pattern, text] = [word(8), word(10)]
      const source = pattern.replace(/[.*]/g, '\\$&').replaceAll('%', '.*').replaceAll('_', '.')
      const fits = new RegExp(`^${source}$`, 'su').test(text)
      if (like(pattern)(text) !== fits || contains(pattern)(text) !== text.includes(pattern)) {
        wrong.push([pattern, text])
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('dates', () => {
  it('are no longer than people write them', () => {
    const time = { now: 0, offsetMinutes: 0 }
    expect([strtotime(filled('now ', 200), time), strtotime(filled('now ', 2000), time)]).toEqual([
      0,
      undefined,
    ])
  })
})

describe('a large body', () => {
  const portal = createPortal()
  const large = 'x'.repeat(300_000)
  const update = (path: string, body: string, type: string, headers = {}) => {
    const { status, body: answer } = send(portal, path, body, type, headers)
    return [status, answer['error'] ?? answer['result']]
  }

  it('is read of callers who are known, wherever they say so', () => {
    const { userId, code } = portal.addWebhook(1)
    const { accessToken: auth } = portal.issueToken(1)
    const fields = { ID: 5, PERSONAL_NOTES: large }
    const form = `ID=5&PERSONAL_NOTES=${large}`
    for (const [path, body, type, headers] of [
      [`/rest/${userId}/${code}/user.update`, JSON.stringify(fields), JSON_TYPE, {}],
      ['/rest/user.update', JSON.stringify({ ...fields, auth }), JSON_TYPE, {}],
      ['/rest/user.update', JSON.stringify({ auth, ...fields }, null, 2), JSON_TYPE, {}],
      ['/rest/user.update', `${form}&auth=${auth}`, FORM, {}],
      ['/rest/user.update', `${form}&access_token=${auth}`, FORM, {}],
      [`/rest/user.update?auth=${auth}`, form, FORM, {}],
      ['/rest/user.update', form, FORM, { authorization: `Bearer ${auth}` }],
    ] as const) {
      columnsOf(portal, 5)['PERSONAL_NOTES'] = ''
      expect(update(path, body, type, headers)).toEqual([200, true])
      expect(columnsOf(portal, 5)['PERSONAL_NOTES']).toBe(large)
    }
  })

  it('is refused for the same reason as a small one', () => {
    const ended = portal.issueToken(1, { lifetime: 0 }).accessToken
    const refusal = (auth: object) =>
      update('/rest/user.update', JSON.stringify({ x: large, ...auth }), JSON_TYPE)
    expect(refusal({})).toEqual([401, 'NO_AUTH_FOUND'])
    expect(refusal({ auth: 'wrong' })).toEqual([401, 'invalid_token'])
    expect(refusal({ auth: ended })).toEqual([401, 'expired_token'])
    expect(update('/rest/1/wrong/user.update', large, FORM)[0]).toBe(401)
    expect(update('/rest/no.such', large, FORM)).toEqual([404, 'ERROR_METHOD_NOT_FOUND'])
  })

  it('is none of the token address', () => {
    const { refreshToken } = portal.issueToken(1)
    const sent = {
      grant_type: 'refresh_token',
      client_id: 'local.app',
      client_secret: 'local-secret',
      refresh_token: refreshToken,
    }
    const body = new URLSearchParams({ ...sent, x: large }).toString()
    expect(update('/oauth/token/', body, FORM)).toEqual([400, 'invalid_request'])
  })
})

describe('a batch', () => {
  it('puts so much into texts and no more', () => {
    const portal = createPortal()
    columnsOf(portal, 1)['PERSONAL_NOTES'] = 'x'.repeat(1_000_000)
    const references = (count: number) =>
      `user.update?ID=5&NAME=${'$result[me][PERSONAL_NOTES]-'.repeat(count)}`
    const cmd = { me: 'user.current', some: references(5), more: references(500), last: 'user.admin' }
    const { result, result_error: errors } = call(portal, 'batch', { cmd }).body['result'] as Record<
      string,
      Row
    >
    expect(result).toMatchObject({ some: true, last: true })
    expect(errors).toMatchObject({ more: { error: 'INTERNAL_SERVER_ERROR' } })
    expect(Object.keys(present(errors))).toEqual(['more'])
  })
})

describe('what the portal remembers', () => {
  it('is the beginning of a name of a method', () => {
    const portal = createPortal()
    send(portal, `/rest/${'m'.repeat(5000)}`, '', FORM)
    call(portal, 'batch', { cmd: { a: 'n'.repeat(100_000) } })
    const [call1, call2] = portal.state.seen
    expect([call1?.method, call2?.commands?.[0]?.method]).toEqual(['m'.repeat(100), 'n'.repeat(100)])
  })

  it('are so many tokens, codes, webhooks and callers, the newest of them', { timeout: 30_000 }, () => {
    let now = Date.parse('2026-08-15T12:00:00Z')
    const portal = createPortal({ now: () => now, random: Math.random, rate: { burst: 50, perSecond: 2 } })
    const { state } = portal
    const first = portal.addWebhook(1)
    const ended = portal.issueToken(1, { lifetime: 1 })
    now += 2000
    const kept = portal.issueToken(1)
    for (let count = 0; count < 25_000; count++) {
      if (count < 19_998) portal.issueToken(1)
      if (count < 2000) portal.issueCode(1)
      portal.addWebhook(5)
      if (count < 2000) {
        const address = `127.0.${count >> 8}.${count & 255}`
        portal.handle({ method: 'GET', url: '/rest/user.admin', headers: {}, body: '', address })
      }
    }
    expect([
      state.tokens.size,
      state.tokens.has(ended.accessToken),
      state.tokens.has(kept.accessToken),
    ]).toEqual([20_000, true, true])
    portal.issueToken(1)
    expect([state.tokens.has(ended.accessToken), state.tokens.has(kept.accessToken)]).toEqual([false, true])
    portal.issueToken(1)
    const newest = portal.issueToken(1)
    expect([state.tokens.size, state.refreshTokens.size]).toEqual([20_000, 20_000])
    expect([state.tokens.has(kept.accessToken), state.tokens.has(newest.accessToken)]).toEqual([false, true])
    expect([state.codes.size, state.buckets.size, state.webhooks.length]).toEqual([1000, 1000, 20_000])
    expect(state.webhooks[0]).toBe(first)
  })
})
