import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type LocalPortal, startPortal } from '../../www/portal/node/startPortal.ts'
import type { Browser, ElementHandle, Frame, Page } from './browser.ts'
import { BROWSERS, launch } from './browsers.ts'
import { APP, type Driver, openApp, rawCall } from './driver.ts'
import { messageAt } from './message.ts'

let server: LocalPortal
let raw: ReturnType<typeof rawCall>

beforeEach(async () => {
  server = await startPortal({ app: APP })
  raw = rawCall(server.webhook)
})

afterEach(() => server.close())

interface Row {
  ID: string
  EDIT_FORM_LABEL?: string
  LIST: { ID: string; VALUE: string; XML_ID: string; SORT: string }[]
}

async function row(language: string): Promise<Row> {
  const [found] = (await raw('user.userfield.list', {
    filter: { FIELD_NAME: 'UF_USR_COLOUR', LANG: language },
  })) as Row[]
  if (!found) throw new Error('The portal has no such field')
  return found
}

/** Codes of the items, in their order. */
async function codes(): Promise<string[]> {
  const { LIST } = await row('en')
  return [...LIST].sort((a, b) => Number(a.SORT) - Number(b.SORT)).map((item) => item.XML_ID)
}

describe.each(BROWSERS)('in the frame, in %s', (name) => {
  let browser: Browser
  let page: Page
  let app: Frame
  let drive: Driver

  beforeAll(async () => {
    browser = await launch(name)
  })

  afterAll(() => (browser as Browser | undefined)?.close())

  beforeEach(async () => {
    ;({ page, app, drive } = await openApp(browser, server.url))
  })

  afterEach(() => page.close())

  const setting = (path: string): string => `[data-setting="fields.${path}"]`

  async function saveField(): Promise<void> {
    await drive.save('field-save')
    await drive.answered()
  }

  it('creates a list, changes one label and the order, and loses nothing', { timeout: 120_000 }, async () => {
    await drive.click('nav-fields')
    await drive.click('field-create')
    await drive.type(setting('FIELD_NAME'), 'colour')
    await drive.select(setting('USER_TYPE_ID'), 'Choice from a list')
    await (await drive.at(setting('MULTIPLE'))).click()
    await drive.type(setting('EDIT_FORM_LABEL.en'), 'Colour')
    await drive.type(setting('EDIT_FORM_LABEL.de'), 'Farbe')
    for (const [index, [text, code]] of [
      ['Red', 'r'],
      ['Green', 'g'],
      ['Blue', 'b'],
    ].entries()) {
      if (!(await app.$(setting(`LIST[${String(index)}].VALUE`)))) await drive.click('item-add')
      await drive.type(setting(`LIST[${String(index)}].VALUE`), text ?? '')
      await drive.type(setting(`LIST[${String(index)}].XML_ID`), code ?? '')
    }
    await saveField()
    expect([(await row('en')).EDIT_FORM_LABEL, (await row('de')).EDIT_FORM_LABEL]).toEqual([
      'Colour',
      'Farbe',
    ])
    expect(await codes()).toEqual(['r', 'g', 'b'])

    const { ID } = await row('en')
    await (await drive.at(`[data-testid="field-row"][data-field-id="${ID}"]`)).click()
    await drive.type(setting('EDIT_FORM_LABEL.en'), 'Shade')
    const ups = await app.$$('[data-testid="item-up"]')
    await (ups[2] as ElementHandle).click()
    await saveField()
    expect([(await row('en')).EDIT_FORM_LABEL, (await row('de')).EDIT_FORM_LABEL]).toEqual(['Shade', 'Farbe'])
    expect(await codes()).toEqual(['r', 'b', 'g'])

    const [, blue] = [...(await row('en')).LIST].sort((a, b) => Number(a.SORT) - Number(b.SORT))
    await drive.click('nav-people')
    await (await drive.at('[data-testid="person-search"]')).type('Ngozi')
    await drive.click('person-option"][data-person="44')
    await drive.click('edit-custom')
    await drive.select('[data-field="UF_USR_COLOUR"]', 'Blue')
    await drive.save('save')
    await drive.answered()
    const [person] = (await raw('user.get', { FILTER: { ID: 44 } })) as { UF_USR_COLOUR: unknown }[]
    expect(person?.UF_USR_COLOUR).toEqual([Number(blue?.ID)])
  })

  it('says what is wrong at the very control, and goes there', async () => {
    const LIST = [
      { VALUE: 'Red', XML_ID: 'r' },
      { VALUE: 'Green', XML_ID: 'g' },
    ]
    const fields = { FIELD_NAME: 'COLOUR', USER_TYPE_ID: 'enumeration', LIST }
    const id = String(await raw('user.userfield.add', { fields }))
    await drive.click('nav-fields')
    await (await drive.at(`[data-testid="field-row"][data-field-id="${id}"]`)).click()
    await drive.type(setting('LIST[0].VALUE'), ' ')
    await drive.type(setting('LIST[1].XML_ID'), 'r')
    await drive.paste(setting('EDIT_FORM_LABEL.de'), '-'.repeat(300))
    await drive.type(setting('SORT'), 'first')
    expect(await messageAt(app, setting('LIST[0].VALUE'))).toBe('This must not be empty.')
    expect(await messageAt(app, setting('LIST[1].XML_ID'))).toBe('This occurs twice.')
    expect(await messageAt(app, setting('EDIT_FORM_LABEL.de'))).toContain('at most 255 characters')
    expect(await messageAt(app, setting('SORT'))).toContain('whole number')

    await drive.type(setting('SORT'), '150')
    await drive.at(`${setting('SORT')}[aria-invalid="false"]`)
    await drive.click('field-save')
    await app.waitForSelector('[data-setting][aria-invalid="true"]:focus')
    expect(await codes()).toEqual(['r', 'g'])
  })
})

it('is lost when the documented call is made as it is', async () => {
  const LIST = [{ VALUE: 'Red', XML_ID: 'r' }]
  const fields = {
    FIELD_NAME: 'COLOUR',
    USER_TYPE_ID: 'enumeration',
    EDIT_FORM_LABEL: { en: 'Colour', de: 'Farbe' },
    LIST,
  }
  const id = await raw('user.userfield.add', { fields })
  await raw('user.userfield.update', { id, fields: { EDIT_FORM_LABEL: { en: 'Shade' } } })
  expect((await row('de')).EDIT_FORM_LABEL).toBe('')
})
