import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { present } from '../portal/call.ts'
import type { Browser } from './browser.ts'
import { BROWSERS, launch } from './browsers.ts'
import { type ManyWays, openManyWays } from './many-ways.ts'
import { WAYS } from './ways.ts'

/** One who has a photo, and one who has none. */
const [SHOWN, PLAIN] = [3, 7]

describe.each(BROWSERS)('%s', (name) => {
  let browser: Browser
  let ways: ManyWays
  let old: string

  beforeAll(async () => {
    browser = await launch(name)
  })

  afterAll(() => (browser as Browser | undefined)?.close())

  beforeEach(async () => {
    ways = await openManyWays(browser)
    old = present(photoOf(SHOWN))
    expect(photoOf(PLAIN)).toBe(undefined)
  })

  afterEach(() => ways.close())

  /** The bytes that the portal holds of somebody's photo. */
  function photoOf(id: number): string | undefined {
    const { people, files } = ways.server.state
    const file = files.get(Number(present(people.get(id)).columns.PERSONAL_PHOTO ?? 0))
    return file && Buffer.from(file.bytes).toString('latin1')
  }

  const wanted = (id: number) => `GIF89a, a picture of the llama of ${id}`
  const script = (body: string) => `async (client, many) => {
    const journal = (name) => many.indexedDBJournal(name)
    const fileOf = (id) => new File(['GIF89a, a picture of the llama of ' + id], 'llama.gif')
    const told = ({ summary, stopped }, rows) => ({ summary, stopped, rows })
    const count = () => new Promise((resolve, reject) => {
      const opening = indexedDB.open('b24-users')
      opening.onerror = () => reject(opening.error)
      opening.onsuccess = () => {
        const counting = opening.result.transaction('photos').objectStore('photos').count()
        counting.onsuccess = () => { opening.result.close(); resolve(counting.result) }
      }
    })
    ${body}
  }`
  const apply = script(`
    const rows = [${SHOWN}, ${PLAIN}].map((ID) => ({ ID, PERSONAL_PHOTO: fileOf(ID) }))
    const plan = await client.plan(rows, { match: 'ID' })
    const run = await client.apply(plan, { journal: journal('photos'), photos: true })
    return { text: plan.text() + JSON.stringify(plan), count: await count(), ...told(run, [...run.rows()]) }`)

  test.each(WAYS)('by %s photos are set, kept in the browser, and given back', async (way) => {
    const applied = (await ways.run(way, apply)) as { text: string; count: number; summary: object }
    expect(applied).toMatchObject({ count: 1, summary: { applied: 2 } })
    expect(applied.text).toContain('llama.gif (')
    expect(applied.text).not.toContain('a picture of the llama')
    expect([photoOf(SHOWN), photoOf(PLAIN)]).toEqual([wanted(SHOWN), wanted(PLAIN)])
    // As another page would: it has the plan from JSON, and the journal.
    const undo = script(`
      const back = many.Plan.fromJSON(JSON.stringify(await client.undo(journal('photos'))))
      const run = await client.apply(back, { journal: journal('back'), files: journal('photos') })
      await journal('photos').forget()
      return { count: await count(), ...told(run, [...run.rows()]) }`)
    expect(await ways.run(way, undo)).toMatchObject({ count: 0, summary: { applied: 2 } })
    expect([photoOf(SHOWN), photoOf(PLAIN)]).toEqual([old, undefined])
  })

  test('journals of an earlier release are still there', async () => {
    const earlier = script(`
      await new Promise((resolve, reject) => {
        const opening = indexedDB.open('b24-users', 1)
        opening.onupgradeneeded = () => ['journals', 'pieces'].forEach((name) => opening.result.createObjectStore(name))
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const writing = opening.result.transaction(['journals', 'pieces'], 'readwrite')
          writing.objectStore('journals').put(1, 'earlier')
          writing.objectStore('pieces').add('a line\\n', ['earlier', 0])
          writing.oncomplete = () => { opening.result.close(); resolve() }
        }
      })
      const [first] = await many.indexedDBJournals()
      const opened = await journal('earlier').open()
      const pieces = []
      for await (const piece of opened.read()) pieces.push(piece)
      await opened.photos.put('1-a', new Uint8Array([1, 2]))
      const kept = [...await opened.photos.get('1-a')]
      await opened.close()
      return { name: first.name, pieces, kept }`)
    expect(await ways.run('webhook', earlier)).toEqual({
      name: 'earlier',
      pieces: ['a line\n'],
      kept: [1, 2],
    })
    expect(await ways.run('webhook', apply)).toMatchObject({ summary: { applied: 2 } })
  })
})
