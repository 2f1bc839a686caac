import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../www/portal/world/fault.ts'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import { columnsOf, present } from './call.ts'

let server: LocalPortal

beforeAll(async () => {
  server = await startPortal({ code: 'c0de' })
})

beforeEach(() => {
  server.reset()
  columnsOf(server, 5)['NAME'] = 'Hazel'
})

afterAll(() => server.close())

/** Changes a name on a portal with this fault; tells what came, and whether it was done. */
async function update(fault: Fault, signal?: AbortSignal) {
  server.addFault({ ...fault, method: 'user.update' })
  const init = {
    method: 'POST',
    body: 'ID=5&NAME=Changed',
    redirect: 'manual',
    ...(signal ? { signal } : {}),
  } as const
  const came = await fetch(`${server.webhook}user.update`, init).then(
    async (response) => {
      const type = response.headers.get('content-type')
      const text = await response.text().catch(() => 'broken off')
      return { status: response.status, type, text, location: response.headers.get('location') }
    },
    (error: unknown) => (error as Error).name,
  )
  return { came, done: columnsOf(server, 5)['NAME'] === 'Changed' }
}

/** Everything that comes over one connection until it ends, byte for byte. */
function raw(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk.toString()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(text))
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\n\r\n`)
  })
}

const JSON_TYPE = 'application/json; charset=utf-8'
const PAGE_TYPE = 'text/html; charset=utf-8'

describe('over the wire', () => {
  it('a status comes with its error or its body', async () => {
    const error = await update({ kind: 'status', status: 500, error: 'A', description: 'b' })
    const text = '{"error":"A","error_description":"b"}'
    expect(error).toEqual({ came: { status: 500, type: JSON_TYPE, text, location: null }, done: false })
    const body = await update({ kind: 'status', status: 418, body: 'teapot' })
    expect(body).toMatchObject({ came: { status: 418, text: 'teapot' }, done: false })
  })

  it('a delay holds the answer back, not the work', async () => {
    const started = performance.now()
    expect(await update({ kind: 'delay', ms: 150 })).toMatchObject({ came: { status: 200 }, done: true })
    expect(performance.now() - started).toBeGreaterThanOrEqual(145)
  })

  it('a caller who leaves during a delay does no harm', async () => {
    const left = await update({ kind: 'delay', ms: 60_000 }, AbortSignal.timeout(50))
    expect(left).toEqual({ came: 'TimeoutError', done: true })
  })

  it.each([
    ['drop-before', false],
    ['drop-after', true],
  ] as const)('%s closes the connection', async (kind, done) => {
    expect(await update({ kind })).toEqual({ came: 'TypeError', done })
    server.addFault({ kind })
    expect(await raw('/rest/1/c0de/user.admin')).toBe('')
  })

  it('cut sends half of the body and the length of the whole', async () => {
    expect(await update({ kind: 'cut' })).toMatchObject({
      came: { status: 200, text: 'broken off' },
      done: true,
    })
    server.addFault({ kind: 'cut' })
    const [head = '', body = ''] = (await raw('/rest/1/c0de/user.admin')).split('\r\n\r\n')
    const length = Number(present(/content-length: (\d+)/i.exec(head)?.[1]))
    expect(body).toMatch(/^\{"result":true,/)
    expect(body).toHaveLength(Math.ceil(length / 2))
  })

  it('html is the page of a gateway', async () => {
    const { came, done } = await update({ kind: 'html' })
    expect([came, done]).toMatchObject([{ status: 502, type: PAGE_TYPE }, false])
    expect((came as { text: string }).text).toContain('<h1>502 Bad Gateway</h1>')
  })

  it('wrong-type is right but for its type', async () => {
    const { came, done } = await update({ kind: 'wrong-type' })
    expect([came, done]).toMatchObject([{ status: 200, type: PAGE_TYPE }, true])
    expect(JSON.parse((came as { text: string }).text)).toMatchObject({ result: true })
  })

  it.each([
    ['garbage', 'result: true'],
    ['no-result', '{}'],
  ] as const)('%s is a success without a result', async (kind, text) => {
    expect(await update({ kind })).toMatchObject({
      came: { status: 200, type: JSON_TYPE, text },
      done: false,
    })
  })

  it('redirect points to the same path of another host', async () => {
    const own = await update({ kind: 'redirect', to: 'https://new.example:444' })
    const location = 'https://new.example:444/rest/1/c0de/user.update'
    expect(own).toMatchObject({ came: { status: 302, location }, done: false })
    expect(await update({ kind: 'redirect' })).toMatchObject({
      came: { location: 'http://moved.bitrix24.test/rest/1/c0de/user.update' },
    })
  })

  it('silence lasts until the caller gives up, or the portal closes', async () => {
    const gone = await update({ kind: 'silence' }, AbortSignal.timeout(100))
    expect(gone).toEqual({ came: 'TimeoutError', done: false })
    const other = await startPortal({ code: 'c0de' })
    other.addFault({ kind: 'silence' })
    const waiting = fetch(`${other.webhook}user.admin`).catch((error: unknown) => (error as Error).name)
    await expect.poll(() => other.state.seen.length).toBe(1)
    await other.close()
    expect(await waiting).toBe('TypeError')
  })

  it('error-in-200 has an error for a result', async () => {
    const { came, done } = await update({
      kind: 'error-in-200',
      error: 'insufficient_scope',
      description: 'No',
    })
    expect([came, done]).toMatchObject([{ status: 200 }, false])
    expect(JSON.parse((came as { text: string }).text)).toMatchObject({
      result: { error: 'insufficient_scope', error_description: 'No' },
      time: { operating: 0 },
    })
  })

  it('frame-silence is no matter of calls', async () => {
    const { came, done } = await update({ kind: 'frame-silence' })
    expect([came, done]).toMatchObject([{ status: 200 }, true])
  })
})

describe('a body in parts', () => {
  it('is read as PHP does: fields, also nested ones, and no files', async () => {
    const form = new FormData()
    form.append('ID', '5')
    form.append('NAME', 'Zoë & Söhne\r\nüber')
    form.append('UF_DEPARTMENT[]', '2')
    form.append('UF_DEPARTMENT[]', '3')
    form.append('LAST_NAME', new Blob(['x']), 'name.txt')
    const { LAST_NAME } = columnsOf(server, 5)
    const response = await fetch(`${server.webhook}user.update`, { method: 'POST', body: form })
    expect(response.status).toBe(200)
    expect(columnsOf(server, 5)).toMatchObject({
      NAME: 'Zoë & Söhne\r\nüber',
      UF_DEPARTMENT: [2, 3],
      LAST_NAME,
    })
  })

  it('of more parts than PHP reads is not taken apart', async () => {
    const form = new FormData()
    form.append('ID', '5')
    form.append('NAME', 'Never')
    for (let count = 0; count < 1000; count++) form.append(`X${count}`, '')
    const response = await fetch(`${server.webhook}user.update`, { method: 'POST', body: form })
    expect([response.status, columnsOf(server, 5)['NAME']]).toEqual([400, 'Hazel'])
  })

  it('that is broken has no fields', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const response = await fetch(`${server.webhook}user.update`, {
      method: 'POST',
      headers,
      body: '--y\r\nID=5',
    })
    expect(response.status).toBe(400)
  })
})
