import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { BOUNDS, type Bounds } from '../../www/portal/node/bounds.ts'
import { listen, type Listener } from '../../www/portal/node/listen.ts'
import { raw } from './raw.ts'

let listener: Listener
const open: Socket[] = []

afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy()
  await listener.close()
})

/** A listener that answers with the length of the body it was given. */
async function start(bounds: Partial<Bounds> = {}) {
  const answer = ({ body }: { body: string }) => ({ status: 200, headers: {}, body: `length ${body.length}` })
  listener = await listen(0, answer, undefined, { ...BOUNDS, ...bounds })
}

const head = (length: number, path = '/rest/x') =>
  `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n`

/** Begins a request and leaves it at that. */
function begin(text: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(listener.url).port), '127.0.0.1', () => {
      socket.write(text, () => resolve(socket))
    })
    socket.on('error', reject)
    open.push(socket)
  })
}

const statusOf = (text: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1])

describe('a listener', () => {
  const hasty = { headersTimeout: 150, requestTimeout: 300, connectionsCheckingInterval: 50 }

  it.each([
    ['says nothing', ''],
    ['does not end its head', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: '],
    ['does not end its body', `${head(100)}some`],
    [
      'does not end its last piece',
      'POST /rest/x HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab',
    ],
  ])('leaves a caller who %s', async (_, text) => {
    await start(hasty)
    const [status, body] = [statusOf(await raw(listener.url, text)), await raw(listener.url, `${head(2)}ab`)]
    expect([408, NaN]).toContain(status)
    expect(body).toContain('length 2')
  })

  it('leaves a caller who sends a little now and then', async () => {
    await start(hasty)
    const socket = await begin('GET / HTTP/1.1\r\n')
    const drip = setInterval(() => socket.write('X: y\r\n'), 20)
    await new Promise((resolve) => socket.on('close', resolve).resume())
    clearInterval(drip)
  })

  it('waits for its own answer as long as that takes', async () => {
    listener = await listen(
      0,
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 600))
        return { status: 200, headers: {}, body: 'late' }
      },
      undefined,
      { ...BOUNDS, ...hasty },
    )
    expect(await raw(listener.url, `${head(2)}ab`)).toContain('late')
  })

  it('reads so much of a call, and less of anything else', async () => {
    await start({ call: 1000, other: 100 })
    const ask = async (length: number, path: string) => {
      const text = await raw(listener.url, head(length, path) + 'x'.repeat(length))
      return [statusOf(text), /length \d+/.exec(text)?.[0]]
    }
    expect(await ask(1000, '/rest/x')).toEqual([200, 'length 1000'])
    expect(await ask(1001, '/rest/x')).toEqual([413, undefined])
    expect(await ask(100, '/portal/frame/x')).toEqual([200, 'length 100'])
    expect(await ask(101, '/portal/frame/x')).toEqual([413, undefined])
    expect(await ask(101, '/oauth/token/')).toEqual([413, undefined])
  })

  it('holds so much of all bodies that have not ended, and lets go of those whose callers leave', async () => {
    await start({ call: 1000, held: 2000 })
    const part = head(1000) + 'x'.repeat(900)
    const waiting = [await begin(part), await begin(part)]
    await expect.poll(async () => statusOf(await raw(listener.url, head(500) + 'x'.repeat(500)))).toBe(503)
    expect(statusOf(await raw(listener.url, head(50) + 'x'.repeat(50)))).toBe(200)
    for (const socket of waiting) socket.destroy()
    await expect.poll(async () => statusOf(await raw(listener.url, head(1000) + 'x'.repeat(1000)))).toBe(200)
  })

  it('does not read on for ever', { timeout: 30_000 }, async () => {
    await start()
    const socket = await begin('POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n')
    const piece = Buffer.from(`100000\r\n${'x'.repeat(0x100000)}\r\n`)
    let [sent, closed] = [0, false]
    socket.removeAllListeners('error').on('error', () => undefined)
    socket.on('close', () => {
      closed = true
    })
    const more = () => {
      for (;;) {
        if (closed) return
        sent += 1
        if (!socket.write(piece)) break
      }
      socket.once('drain', more)
    }
    more()
    await expect.poll(() => closed, { timeout: 20_000 }).toBe(true)
    expect(sent).toBeLessThan(100)
  })

  it('has so many connections', async () => {
    await start({ connections: 2 })
    await begin('GET')
    await begin('GET')
    expect(await raw(listener.url, '')).toBe('')
  })
})
