import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launch, type Puppet } from '../e2e/browsers.ts'
import { columnsOf, present } from '../portal/call.ts'
import { type OpenRecipe, openRecipe, told } from './browser.ts'

const PHOTO = 'tests/e2e/photo.png'

let browser: Puppet
let recipe: OpenRecipe | undefined

beforeAll(async () => {
  browser = await launch('chrome')
})

// Undefined when the launch has failed; that failure is the one to be shown.
afterAll(() => (browser as Puppet | undefined)?.close())

afterEach(async () => {
  await recipe?.close()
  recipe = undefined
})

it('frame: shows who looks, saves, and says what is wrong', async () => {
  recipe = await openRecipe(browser, 'frame')
  const { frame, server } = recipe
  await frame.waitForFunction(() => document.querySelector('input')?.value)
  const type = (text: string) =>
    frame.$eval('input', (input, value) => (input.value = value), text).then(() => frame.click('button'))
  await type('x'.repeat(256))
  expect(await told(frame, 'output')).toMatch(/255/)
  await type('Head of Llamas')
  await frame.waitForFunction(() => document.querySelector('output')?.textContent === 'Saved.')
  expect(columnsOf(server, 1)['WORK_POSITION']).toBe('Head of Llamas')
})

it('photo: sends a file, shows it, and deletes it', async () => {
  recipe = await openRecipe(browser, 'photo')
  const { frame } = recipe
  const shown = async () => {
    const image = await frame.waitForSelector('img[src^="http"]')
    const response = await fetch(present(await image?.evaluate((element) => element.src)))
    return Buffer.from(await response.arrayBuffer())
  }
  const photo = await readFile(PHOTO)
  expect(await shown()).not.toEqual(photo)
  const input = await frame.$('input')
  await input?.uploadFile(PHOTO)
  expect(await told(frame, 'output')).toBe('Saved.')
  expect(await shown()).toEqual(photo)
  await frame.click('button')
  await frame.waitForSelector('img[src=""]')
})

it('vue: shows what is wrong beside its field, and saves through the SDK', { timeout: 180_000 }, async () => {
  recipe = await openRecipe(browser, 'vue')
  const { frame, server } = recipe
  const type = async (name: string, text: string) => {
    const input = present(await frame.waitForSelector(`input[name="${name}"]`))
    await input.evaluate((element) => element.select())
    await input.type(text)
    await input.press('Enter')
  }
  await type('PERSONAL_GENDER', 'male')
  const field = await frame.waitForSelector('text/must be one of M, F')
  expect(await field?.evaluate((element) => element.closest('[data-slot="root"]')?.textContent)).toMatch(
    /^Gender/,
  )
  expect(server.state.seen.map(({ method }) => method)).toEqual(['user.current'])
  await type('PERSONAL_GENDER', 'F')
  expect(await told(frame, '[role=status]')).toBe('Saved.')
  expect(columnsOf(server, 1)).toMatchObject({ PERSONAL_GENDER: 'F' })
})

it('worker: checks a list off the main thread', async () => {
  recipe = await openRecipe(browser, 'worker')
  const { frame } = recipe
  const rows = [
    { ID: 1, WORK_POSITON: 'Lead' },
    ...Array.from({ length: 500 }, (_, row) => ({ ID: row + 2, ACTIVE: true })),
  ]
  const folder = await mkdtemp(join(tmpdir(), 'recipe-'))
  const file = join(folder, 'people.json')
  await writeFile(file, JSON.stringify(rows))
  const input = await frame.waitForSelector('input')
  await input?.uploadFile(file)
  expect(await told(frame, '[role=status]')).toBe('Wrong rows: 1')
  expect(await told(frame, 'li')).toMatch(/^Row 1: WORK_POSITON: .*Did you mean WORK_POSITION\?$/)
  await input?.uploadFile('package.json')
  await frame.waitForFunction(() => document.querySelector('li') === null)
  expect(await told(frame, '[role=status]')).toMatch(/a list of inputs as JSON text/)
  await rm(folder, { recursive: true })
})
