import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFile, readdir } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'

const START = `
const { launch } = await import('./tests/e2e/browsers.ts')
const browser = await launch('webkit')
await browser.newPage()
process.stdout.write('started')
process.stdin.resume()`

/** Names of the programs that have inherited a variable. */
async function programsWith(variable: string): Promise<string[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const names = processes.map(async (id) => {
    // One that has just ended, or is somebody else's, cannot be read.
    const of = (file: string) => readFile(`/proc/${id}/${file}`, 'utf8').catch(() => '')
    return (await of('environ')).split('\0').includes(variable) ? (await of('comm')).trim() : ''
  })
  return (await Promise.all(names)).filter((name) => name !== '')
}

test('a run that is killed leaves no program of WebKit behind', async () => {
  const mark = randomUUID()
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', START], {
    env: { ...process.env, OF_THE_TEST: mark },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const programs = () => programsWith(`OF_THE_TEST=${mark}`)
  const ended = once(child, 'exit')
  try {
    await Promise.race([once(child.stdout, 'data'), ended])
    expect(await programs()).toEqual(expect.arrayContaining(['Xvfb', 'WebKitWebDriver', 'MiniBrowser']))
  } finally {
    child.kill('SIGKILL')
    await ended
  }
  await vi.waitFor(async () => expect(await programs()).toEqual([]), { timeout: 20_000, interval: 100 })
})
