import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { CLOCK } from './clock.ts'

/** A page with the clock in it, which tells what has been called, and when. */
function open() {
  const told: string[] = []
  const page: Record<string, unknown> = { setTimeout, clearTimeout, tell: (text: string) => told.push(text) }
  return { told, run: (script: string) => runInNewContext(script, page) as unknown }
}

test('what waits for the next moment is called, and what waits for longer goes on', async () => {
  const { told, run } = open()
  run(CLOCK)
  run(`const before = Date.now()
    setTimeout((what) => tell(what + (Date.now() - before >= 60_000)), 60_000, 'a minute ')
    setTimeout(() => tell('an hour'), 3_600_000)
    clearTimeout(setTimeout(() => tell('never'), 1000))`)
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(told).toEqual([])
  run('putForward()')
  await expect.poll(() => told).toEqual(['a minute true'])
  run('putForward()')
  await expect.poll(() => told).toEqual(['a minute true', 'an hour'])
  run('putForward()')
})
