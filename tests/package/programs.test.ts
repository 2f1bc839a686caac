import { beforeAll, describe, expect, test, vi } from 'vitest'
import {
  createClient,
  init,
  schemas,
  settle,
  writable,
  type Client,
  type ClientSettings,
  type Context,
  type FoundUser,
  type Progress,
  type UserFieldRow,
} from '../../dist/node.js'
import { newPerson } from '../../www/portal/people/person.ts'
import { createPortal, type Portal } from '../../www/portal/portal/portal.ts'
import { call, columnsOf } from '../portal/call.ts'

// Typical programs, run against a portal. That they compile is held by types/programs.ts.

beforeAll(() => init())

const RATE = { burst: 20, perSecond: 50 }

/** When the call that the portal looks at was sent: a busy machine brings it late, which is not the client's doing. */
let sent = Date.now()

/** A portal with many people, and its limits as the client knows them. */
function crowded(people = 130): Portal {
  const portal = createPortal({ rate: { burst: 24, perSecond: 50 }, now: () => sent })
  const known = portal.state.people.size
  for (let count = known; count < people; count += 1) {
    const columns = {
      NAME: `N${count}`,
      LAST_NAME: `L${String(people - count).padStart(4, '0')}`,
      UF_DEPARTMENT: [1],
    }
    const person = newPerson(portal, columns, false)
    portal.state.people.set(person.id, person)
  }
  return portal
}

function fetchOf(portal: Portal): typeof fetch {
  return async (input, init) => {
    const begun = Date.now()
    const request = new Request(input, init)
    const text = await request.text()
    sent = begun
    const { status, headers, body } = portal.handle({
      method: request.method,
      url: new URL(request.url).pathname,
      headers: Object.fromEntries(request.headers),
      body: text,
    })
    return new Response(body as string, { status, headers: { ...headers } })
  }
}

async function clientOf(portal: Portal, settings: ClientSettings = {}): Promise<Client> {
  const { userId, code } = portal.addWebhook(1)
  return createClient({
    webhook: `https://portal.test/rest/${userId}/${code}/`,
    rate: RATE,
    ...settings,
    fetch: fetchOf(portal),
  })
}

/** Methods that the portal was asked for, one by one. */
function asked(portal: Portal, method: string): number {
  return portal.state.seen.filter((seen) => seen.method === method).length
}

function refused(portal: Portal): number {
  return portal.state.seen.filter(({ status }) => status !== 200).length
}

async function collected<T>(people: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const person of people) list.push(person)
  return list
}

describe('clients of one line', () => {
  test('are never refused for limits', async () => {
    const portal = crowded(30)
    const parent = await clientOf(portal)
    const child = parent.with({ languages: ['en'], timeout: 5_000 })
    const clients = [parent, child, child.with({ userFields: [] })]
    const calls = Array.from({ length: 80 }, (_, index) => clients[index % 3]?.user.current())
    for (const settled of await Promise.all(calls.map((promise) => settle(promise as Promise<unknown>)))) {
      expect(settled.success).toBe(true)
    }
    expect(refused(portal)).toBe(0)
  })

  test('ask for a token once', async () => {
    const portal = crowded(30)
    let refreshes = 0
    const parent = await createClient({
      oauth: {
        domain: 'portal.test',
        accessToken: portal.issueToken(1, { lifetime: -1 }).accessToken,
        refresh: async () => {
          refreshes += 1
          return Promise.resolve(portal.issueToken(1).accessToken)
        },
      },
      rate: RATE,
      fetch: fetchOf(portal),
    })
    const child = parent.with({ languages: ['de'] })
    const calls = [parent, child, parent, child].map((client) => client.user.current())
    await Promise.all(calls)
    await child.user.current()
    expect(refreshes).toBe(1)
  })

  test('have settings of their own, and those that they were made with', async () => {
    const portal = crowded(30)
    const parent = await clientOf(portal, { userFields: [] })
    const unknown = { ID: 2, UF_USR_GRADE: 7 }
    expect((await settle(parent.user.update(unknown))).success).toBe(false)
    const rows = [{ FIELD_NAME: 'UF_USR_GRADE', USER_TYPE_ID: 'integer', MULTIPLE: 'N' }] as const
    const child = parent.with({ userFields: rows })
    expect((await settle(child.user.update(unknown))).success).toBe(true)
    expect((await settle(child.with({ timeout: 1_000 }).user.update(unknown))).success).toBe(true)
    expect((await settle(child.with({ userFields: undefined }).user.update(unknown))).success).toBe(true)
    expect((await settle(parent.user.update(unknown))).success).toBe(false)
  })

  test.each<[string, object, string]>([
    ['what the line decides', { rate: false }, 'rate'],
    ['a connection', { webhook: 'https://acme.bitrix24.com/rest/1/k3yc0de/' }, 'webhook'],
    ['no time', { timeout: 0 }, 'timeout'],
    ['no rows', { userFields: 5 }, 'userFields'],
    ['another word', { userFields: 'load' }, 'userFields'],
    ['no languages', { languages: 'de' }, 'languages'],
  ])('%s is refused at once', async (_, settings, name) => {
    const parent = await clientOf(crowded(30))
    expect(() => parent.with(settings)).toThrow(
      expect.objectContaining({
        name: 'ValidationError',
        issues: [expect.objectContaining({ path: [name] })],
      }),
    )
  })

  test('what are no settings is refused', async () => {
    const parent = await clientOf(crowded(30))
    for (const settings of [5, 'x', null, [], undefined]) {
      expect(() => parent.with(settings as object), String(settings)).toThrow(
        expect.objectContaining({ name: 'ValidationError' }),
      )
    }
  })

  test('go on after the core was loaded anew', async () => {
    vi.resetModules()
    const face = await import('../../dist/node.js')
    const portal = crowded(30)
    const { userId, code } = portal.addWebhook(1)
    const parent = await face.createClient({
      webhook: `https://portal.test/rest/${userId}/${code}/`,
      fetch: fetchOf(portal),
    })
    const child = parent.with({ userFields: [] }).with({ timeout: 5_000 })
    const go = (): void => {
      face.schemas['user.update'].safeParse({ ID: 1, NAME: 'x' })
      go()
    }
    expect(go).toThrow(Error)
    expect(await face.settle(child.user.update({ ID: 2, UF_USR_GRADE: 7 }))).toMatchObject({
      error: { name: 'ValidationError' },
    })
    expect((await face.settle(child.user.update({ ID: 2, NAME: 'Ann' }))).success).toBe(true)
    expect((await face.settle(parent.user.current())).success).toBe(true)
  })
})

describe('custom fields that are read', () => {
  test('are read once, when the first of them is used', async () => {
    const portal = crowded(30)
    const created = call(portal, 'user.userfield.add', {
      fields: { FIELD_NAME: 'LEVEL', USER_TYPE_ID: 'integer' },
    })
    expect(created.status).toBe(200)
    portal.reset()
    const client = await clientOf(portal, { userFields: 'read' })
    const child = client.with({ languages: ['en'] })
    await client.user.update({ ID: 2, NAME: 'Ann' })
    expect(asked(portal, 'user.userfield.list')).toBe(0)
    const changes = Array.from({ length: 12 }, (_, index) =>
      (index % 2 ? client : child).user.update({ ID: 2, UF_USR_LEVEL: index }),
    )
    await Promise.all(changes)
    expect(await settle(client.user.update({ ID: 2, UF_USR_LEVEL: 'high' }))).toMatchObject({
      error: { issues: [{ path: ['UF_USR_LEVEL'], code: 'type' }] },
    })
    expect(await settle(child.batch([['user.update', { ID: 2, UF_USR_LEVL: 5 }]]))).toMatchObject({
      error: { issues: [{ path: [0, 'UF_USR_LEVL'], code: 'unknown_field' }] },
    })
    expect(asked(portal, 'user.userfield.list')).toBe(1)
    // Whoever creates one can use it.
    await client.userfield.add({ FIELD_NAME: 'CABIN', USER_TYPE_ID: 'string' })
    await client.user.update({ ID: 2, UF_USR_CABIN: 'B5' })
    expect(columnsOf(portal, 2)['UF_USR_CABIN']).toBe('B5')
    expect(asked(portal, 'user.userfield.list')).toBe(2)
  })

  test('go unchecked where they may not be read, with a warning', async () => {
    const portal = crowded(30)
    call(portal, 'user.userfield.add', { fields: { FIELD_NAME: 'LEVEL', USER_TYPE_ID: 'integer' } })
    const { userId, code } = portal.addWebhook(1, { scopes: ['user'] })
    portal.reset()
    const client = await createClient({
      webhook: `https://portal.test/rest/${userId}/${code}/`,
      userFields: 'read',
      fetch: fetchOf(portal),
    })
    for (let round = 0; round < 2; round += 1) {
      const { warnings } = await client.user.update({ ID: 2, UF_USR_LEVEL: round })
      expect(warnings).toMatchObject([{ path: ['UF_USR_LEVEL'], code: 'unchecked' }])
      expect(warnings[0]?.message).toMatch(/\w{3}/)
    }
    expect((await client.user.update({ ID: 2, NAME: 'Ann' })).warnings).toEqual([])
    expect(asked(portal, 'user.userfield.list')).toBe(1)
  })
})

test('fields that somebody on the line has changed are read again by all', async () => {
  const portal = crowded(30)
  const parent = await clientOf(portal)
  const readers = [parent.with({ userFields: 'read' }), parent.with({ userFields: 'read' })]
  for (const reader of readers) await reader.user.update({ ID: 2, UF_USR_LOCKER: 1 })
  await parent.userfield.add({ FIELD_NAME: 'LATER', USER_TYPE_ID: 'integer' })
  for (const reader of readers) await reader.user.update({ ID: 2, UF_USR_LATER: 1 })
  expect(asked(portal, 'user.userfield.list')).toBe(4)
})

describe('everybody', () => {
  test('is changed while being read', async () => {
    const portal = crowded()
    const client = await clientOf(portal)
    let count = 0
    for await (const person of client.user.all({ ACTIVE: true })) {
      // That is the one who asks.
      if (person.ID !== '1') await client.user.update({ ID: person.ID, ACTIVE: false })
      count += 1
    }
    expect(count).toBeGreaterThan(120)
    expect(
      [...portal.state.people.values()].filter(({ columns }) => columns['ACTIVE'] === 'Y').length,
    ).toBeLessThan(10)
  })

  test('comes in any order, with what was asked for, up to a limit, with a total', async () => {
    const portal = crowded()
    const client = await clientOf(portal)
    const totals: number[] = []
    const byName = await collected(
      client.user.all(
        {},
        { sort: 'LAST_NAME', order: 'DESC', limit: 120, onTotal: (total) => totals.push(total) },
      ),
    )
    expect(byName).toHaveLength(120)
    const names = byName.map(({ LAST_NAME }) => LAST_NAME ?? '').filter((name) => /^L\d{4}$/.test(name))
    expect(names.length).toBeGreaterThan(50)
    expect(names).toEqual([...names].sort().reverse())
    expect(totals).toEqual([(await client.user.get()).total])
    const downwards = await collected(client.user.all({}, { order: 'DESC' }))
    expect(downwards.map(({ ID }) => Number(ID))).toEqual(
      downwards.map(({ ID }) => Number(ID)).sort((a, b) => b - a),
    )
    expect(new Set(downwards.map(({ ID }) => ID)).size).toBe(totals[0])
    const [first] = await collected(client.user.all({}, { select: ['NAME'], limit: 1 }))
    expect(Object.keys(first as FoundUser).sort()).toEqual(['ID', 'NAME'])
    const before = portal.state.seen.length
    expect(await collected(client.user.all({}, { limit: 0 }))).toEqual([])
    expect(portal.state.seen).toHaveLength(before)
  })

  test('is refused where nobody could be meant', async () => {
    const portal = crowded(30)
    const client = await clientOf(portal)
    const wrong: [unknown, unknown][] = [
      [null, {}],
      [5, {}],
      [['ID'], {}],
      [{ BOGUS: 1 }, {}],
      [{}, { limit: -1 }],
      [{}, { limit: NaN }],
      [{}, { limit: 'x' }],
      [{}, { select: 'NAME' }],
      [{}, { select: ['BOGUS'] }],
      [{}, { sort: 'BOGUS' }],
      [{}, { order: 'UP' }],
      [{}, { order: 5 }],
      [{}, { timeout: 0 }],
    ]
    for (const [filter, options] of wrong) {
      const reading = collected(client.user.all(filter as object, options as object))
      expect(await settle(reading), JSON.stringify([filter, options])).toMatchObject({
        error: { name: 'ValidationError' },
      })
    }
    const opaque = new Proxy(
      {},
      {
        ownKeys() {
          throw new Error()
        },
      },
    )
    for (const reading of [
      collected(client.user.all({}, opaque)),
      collected(client.user.all(opaque)),
      client.userfield.get(5, opaque),
    ]) {
      expect(await settle<unknown>(reading)).toMatchObject({ error: { name: 'ValidationError' } })
    }
    expect(portal.state.seen).toEqual([])
    expect((await collected(client.user.all({}, null as never))).length).toBeGreaterThan(20)
  })

  test('is read by what was asked for first', async () => {
    const portal = crowded()
    const client = await clientOf(portal)
    const filter: { '>ID': number; '<ID'?: number } = { '>ID': 60 }
    let count = 0
    for await (const { ID } of client.user.all(filter)) {
      filter['<ID'] = 5
      expect(Number(ID)).toBeGreaterThan(60)
      count += 1
    }
    expect(count).toBeGreaterThan(50)
  })

  test('comes with what is to be said of the question', async () => {
    const client = await clientOf(crowded(30))
    const told: unknown[] = []
    const filter = { '!=%NAME': 'N' } as object
    await collected(client.user.all(filter, { onWarnings: (warnings) => told.push(warnings) }))
    expect(told).toMatchObject([[{ code: 'ignored_by_server', path: ['FILTER', '!=%NAME'] }]])
  })

  test('is found by words, too', async () => {
    const portal = crowded()
    for (const { columns } of portal.state.people.values()) columns['WORK_POSITION'] = 'Navigator'
    const client = await clientOf(portal)
    const found = await collected(client.user.searchAll({ FIND: 'Navigator' }))
    expect(found.length).toBeGreaterThan(120)
    expect(new Set(found.map(({ ID }) => ID)).size).toBe(found.length)
    expect(await collected(client.user.searchAll({ FIND: 'Navigator' }, { limit: 3 }))).toHaveLength(3)
  })
})

describe('what was made ready', () => {
  const list = (people: readonly object[]) => schemas['user.update'].batches(JSON.stringify(people))

  test('is sent, with an outcome for each place', async () => {
    const portal = crowded()
    const client = await clientOf(portal)
    const people = Array.from({ length: 120 }, (_, index) => ({ ID: index + 1, WORK_POSITION: `P${index}` }))
    const wrong = [{ ID: 0 }, ...people, { ID: 5, BOGUS: 1 }, { ID: 1, WORK_PROFILE: 'x', UF_TIMEMAN: 'Y' }]
    const batches = list(wrong)
    const progress: Progress[] = []
    const outcomes = await client.send(batches, { onProgress: (now) => progress.push(now) })
    expect(outcomes).toHaveLength(wrong.length)
    expect(outcomes[0]).toMatchObject({ success: false, error: { name: 'ValidationError' } })
    expect(outcomes[121]).toMatchObject({ success: false, error: { issues: [{ path: ['BOGUS'] }] } })
    expect(outcomes[1]).toMatchObject({ success: true, data: { result: true, warnings: [] } })
    expect(batches.warned).toHaveLength(1)
    expect(outcomes[122]).toMatchObject({ success: true, data: { warnings: batches.warned[0]?.warnings } })
    expect(columnsOf(portal, 9)['WORK_POSITION']).toBe('P8')
    expect(refused(portal)).toBe(0)
    expect(progress.at(-1)).toEqual({ done: 121, failed: 0, total: 121 })
    const counts = progress.map(({ done }) => done)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
  })

  test('what all is refused of is not sent', async () => {
    const portal = crowded(30)
    const client = await clientOf(portal)
    expect(await client.send(list([{ ID: 0 }]))).toMatchObject([{ success: false }])
    expect(await client.send(list([]))).toEqual([])
    expect(portal.state.seen).toEqual([])
  })

  test('what is no such thing is refused', async () => {
    const portal = crowded(30)
    const client = await clientOf(portal)
    const opaque = new Proxy([], {
      get() {
        throw new Error()
      },
    })
    for (const [index, batches] of [
      undefined,
      null,
      5,
      {},
      [],
      { bodies: [] },
      { bodies: 'x', refused: [], warned: [] },
      { bodies: [new Uint8Array([1, 2])], refused: [], warned: [] },
      { bodies: ['{"cmd":{"x":"user.current"}}'], refused: [], warned: [] },
      { bodies: opaque, refused: opaque, warned: opaque },
      opaque,
    ].entries()) {
      expect(await settle(client.send(batches as never)), String(index)).toMatchObject({
        error: { name: 'ValidationError' },
      })
    }
    expect(portal.state.seen).toEqual([])
  })
})

describe('progress of a batch', () => {
  test('is told, and whoever throws there stops nothing', async () => {
    const portal = crowded()
    const client = await clientOf(portal)
    const calls = Array.from(
      { length: 130 },
      (_, index) => ['user.update', { ID: index + 1, NAME: 'x' }] as const,
    )
    const progress: Progress[] = []
    const outcomes = await client.batch(calls, {
      inFlight: 1,
      onProgress(now) {
        progress.push(now)
        if (progress.length === 1) throw new Error('mine')
        return Promise.reject(new Error('mine, later')) as never
      },
    })
    expect(outcomes.every(({ success }) => success)).toBe(true)
    expect(progress.at(-1)).toEqual({ done: 130, failed: 0, total: 130 })
    expect(progress.length).toBeGreaterThanOrEqual(3)
  })

  test('counts what has failed', async () => {
    const portal = crowded(30)
    portal.addFault({ kind: 'status', status: 400, error: 'ERROR_CORE', method: 'user.update', times: 2 })
    const client = await clientOf(portal)
    const progress: Progress[] = []
    await client.batch(
      {
        a: ['user.update', { ID: 1, NAME: 'x' }],
        b: ['user.update', { ID: 2, NAME: 'x' }],
        c: ['user.current'],
      },
      { onProgress: (now) => progress.push(now) },
    )
    expect(progress.at(-1)).toEqual({ done: 3, failed: 2, total: 3 })
  })

  test('requests at once are 1 to 16', async () => {
    const client = await clientOf(crowded(30))
    for (const inFlight of [0, 17, 1.5, NaN, '2']) {
      expect(await settle(client.batch([['user.current']], { inFlight: inFlight as number }))).toMatchObject({
        error: { issues: [{ path: ['inFlight'], code: 'out_of_range' }] },
      })
    }
  })
})

describe('one custom field', () => {
  test('comes with its labels in every language', async () => {
    const portal = crowded(30)
    const label = { en: 'Grade', de: 'Stufe', ru: 'Уровень' }
    const client = await clientOf(portal)
    const { result: id } = await client.userfield.add({
      FIELD_NAME: 'LEVEL',
      USER_TYPE_ID: 'integer',
      EDIT_FORM_LABEL: label,
      HELP_MESSAGE: { en: 'From 1 to 9' },
    })
    const { result } = await client.userfield.get(id)
    expect(result).toMatchObject({
      ID: String(id),
      FIELD_NAME: 'UF_USR_LEVEL',
      EDIT_FORM_LABEL: label,
      HELP_MESSAGE: { en: 'From 1 to 9' },
    })
    // Sent back whole, with one of them changed, it loses none.
    await client.userfield.update(id, { EDIT_FORM_LABEL: { ...result?.EDIT_FORM_LABEL, de: 'Rang' } })
    expect((await client.userfield.get(id)).result?.EDIT_FORM_LABEL).toEqual({ ...label, de: 'Rang' })
    expect((await client.with({ languages: ['de'] }).userfield.get(id)).result?.EDIT_FORM_LABEL).toEqual({
      de: 'Rang',
    })
  })

  test('that the portal does not show is nothing', async () => {
    const client = await clientOf(crowded(30))
    expect((await client.userfield.get(9_999)).result).toBeUndefined()
    for (const id of ['x', null, -1, {}]) {
      expect(await settle(client.userfield.get(id as '5'))).toMatchObject({
        error: { issues: [{ path: ['id'] }] },
      })
    }
  })

  test('that may not be read is an error', async () => {
    const portal = crowded(30)
    const { userId, code } = portal.addWebhook(1, { scopes: ['user'] })
    const client = await createClient({
      webhook: `https://portal.test/rest/${userId}/${code}/`,
      fetch: fetchOf(portal),
    })
    expect(await settle(client.userfield.get(1))).toMatchObject({ error: { name: 'RestError' } })
  })
})

describe('what may be sent of what was read', () => {
  test('is taken back, and changes nothing', async () => {
    const portal = crowded(40)
    const client = await clientOf(portal, { userFields: 'read' })
    const { result: userFields } = await client.userfield.list()
    const context: Context = { userFields }
    const read = async () =>
      (await collected(client.user.all())).map((person) => ({ ...person, TIMESTAMP_X: undefined }))
    const before = await read()
    for await (const person of client.user.all()) {
      const own = writable(person, context)
      expect(own.ID).toBe(person.ID)
      expect(own).not.toHaveProperty('PERSONAL_PHOTO')
      expect(own).not.toHaveProperty('LAST_LOGIN')
      expect(own.NAME).toBe(person.NAME)
      if (Object.keys(own).length > 1) await client.user.update({ ...own, ID: person.ID })
    }
    expect(await read()).toEqual(before)
  })

  test('of a custom field keeps its labels', async () => {
    const portal = crowded(30)
    const client = await clientOf(portal)
    const { result: id } = await client.userfield.add({
      FIELD_NAME: 'COLOUR',
      USER_TYPE_ID: 'enumeration',
      LIST: [{ VALUE: 'Red' }, { VALUE: 'Blue' }],
      EDIT_FORM_LABEL: { en: 'Colour', de: 'Farbe', ru: 'Цвет' },
    })
    const [row] = (await client.userfield.list({ filter: { ID: id, LANG: 'de' } })).result
    const own = writable(row as UserFieldRow)
    expect(own).not.toHaveProperty('EDIT_FORM_LABEL')
    expect(own).not.toHaveProperty('FIELD_NAME')
    expect(own.LIST).toHaveLength(2)
    const before = JSON.stringify(portal.state.fields.get(id))
    await client.userfield.update(id, own)
    expect(JSON.stringify(portal.state.fields.get(id))).toBe(before)
    const details = (await client.userfield.get(id)).result
    expect(writable(details as NonNullable<typeof details>).EDIT_FORM_LABEL).toEqual({
      en: 'Colour',
      de: 'Farbe',
      ru: 'Цвет',
    })
  })

  test('is nothing of what is no row', () => {
    for (const row of [null, undefined, 5, 'x', []]) expect(writable(row as never)).toEqual({})
    expect(writable({ NAME: 'Ann', BOGUS: 1 } as never)).toEqual({ NAME: 'Ann' })
    // An empty list or a no: nobody knows.
    expect(writable({ NAME: 'Ann', UF_USR_X: false })).toEqual({ NAME: 'Ann' })
  })
})
