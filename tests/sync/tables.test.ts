import { openAsBlob } from 'node:fs'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import {
  createClient,
  readTable,
  type SyncClient,
  type TableOptions,
  type TableSource,
  type ValidationError,
} from '../../dist/sync/node.js'
import { startPortal, type LocalPortal } from '../../www/portal/node/index.ts'
import { inUTF16, inWindows1251 } from './staff.ts'

const TEXT =
  'ID;Имя;Дата рождения;Рабочий телефон\n2;Пётр 😀;05.04.1990;+7 900 1\n3;"Анна; Мария";06.04.1990;2\n'
const PLAIN = TEXT.replace(' 😀', '')
const ROWS = [
  { ID: 2, NAME: 'Пётр 😀', PERSONAL_BIRTHDAY: '1990-04-05', WORK_PHONE: '+7 900 1' },
  { ID: 3, NAME: 'Анна; Мария', PERSONAL_BIRTHDAY: '1990-04-06', WORK_PHONE: '2' },
]
const bytes = (text: string) => new TextEncoder().encode(text)

let portal: LocalPortal
let client: SyncClient
let folder: string

beforeAll(async () => {
  portal = await startPortal()
  client = await createClient({ webhook: portal.webhook })
  folder = await mkdtemp(join(tmpdir(), 'b24-users-'))
})

afterAll(async () => {
  await portal.close()
  await rm(folder, { recursive: true })
})

/** What a table would change. */
async function changes(source: TableSource, options?: TableOptions) {
  const plan = await client.plan(await readTable(source, options), { match: 'ID' })
  expect(plan.summary.obstacles).toEqual([])
  return [...plan.rows()].map(({ id, kind, changes = {}, issues = [] }) => [
    id,
    kind,
    Object.fromEntries(Object.entries(changes).map(([code, { after }]) => [code, after])),
    issues.map(({ code }) => code),
  ])
}

const wanted = (name = 'Пётр 😀') => [
  [2, 'update', { NAME: name, PERSONAL_BIRTHDAY: '1990-04-05', WORK_PHONE: '+7 900 1' }, []],
  [3, 'update', { NAME: 'Анна; Мария', PERSONAL_BIRTHDAY: '1990-04-06', WORK_PHONE: '2' }, []],
]

async function* parted<T>(all: Iterable<T>): AsyncGenerator<T> {
  for (const one of all) yield await Promise.resolve(one)
}

const stream = (all: Iterable<Uint8Array | string>) =>
  new ReadableStream<Uint8Array | string>({
    start(controller) {
      for (const one of all) controller.enqueue(one)
      controller.close()
    },
  })

/** One piece for each byte, or for each code unit: letters are torn apart. */
const each = (all: Uint8Array) => Array.from(all, (byte) => Uint8Array.of(byte))

describe('a table comes', () => {
  test.each<[string, () => TableSource | Promise<TableSource>]>([
    ['as text', () => TEXT],
    ['as bytes', () => bytes(TEXT)],
    ['as bytes with their mark', () => bytes(`\uFEFF${TEXT}`)],
    ['as an ArrayBuffer', () => bytes(TEXT).buffer],
    ['as a view into a larger one', () => bytes(`x;${TEXT}`).subarray(2)],
    ['as a File', () => new File([TEXT], 'list.csv')],
    [
      'as a file on the disk',
      async () => {
        await writeFile(join(folder, 'list.csv'), TEXT)
        return openAsBlob(join(folder, 'list.csv'))
      },
    ],
    [
      'as a stream of Node',
      async () => {
        await writeFile(join(folder, 'list.csv'), TEXT)
        return createReadStream(join(folder, 'list.csv'), { highWaterMark: 7 })
      },
    ],
    ['as a stream of bytes', () => stream(each(bytes(TEXT)))],
    ['as a stream of texts', () => stream(TEXT.split(''))],
    ['in pieces of which some are empty', () => parted([bytes(''), ...each(bytes(TEXT)), bytes('')])],
    ['as text in pieces', () => parted(['', ...TEXT.split('')])],
    ['as objects', () => ROWS],
    ['as objects one by one', () => parted(ROWS)],
    ['as lists of cells', () => [Object.keys(ROWS[0] ?? {}), ...ROWS.map((row) => Object.values(row))]],
    ['as JSON', () => JSON.stringify(ROWS)],
    ['as an object a line', () => ROWS.map((row) => `${JSON.stringify(row)}\n`).join('')],
    ['in UTF-16, little end first', () => inUTF16(TEXT)],
    ['in UTF-16, big end first', () => Buffer.from(inUTF16(TEXT)).swap16()],
    ['in UTF-16, torn apart', () => parted(each(inUTF16(TEXT)))],
  ])('%s', async (_, source) => {
    expect(await changes(await source())).toEqual(wanted())
  })

  test('in windows-1251, when that is said', async () => {
    const options = { encoding: 'windows-1251' }
    expect(await changes(inWindows1251(PLAIN), options)).toEqual(wanted('Пётр'))
    expect(await changes(parted(each(inWindows1251(PLAIN))), options)).toEqual(wanted('Пётр'))
  })

  test('and twice from what stays, but not from a stream', async () => {
    const table = await readTable(bytes(TEXT))
    for (let time = 0; time < 2; time++) {
      expect((await client.plan(table, { match: 'ID' })).summary.update).toBe(2)
    }
    const once = await readTable(stream([bytes(TEXT)]))
    expect((await client.plan(once, { match: 'ID' })).summary.update).toBe(2)
    await expect(client.plan(once, { match: 'ID' })).rejects.toThrow('came as a stream, and was read already')
  })

  test('straight into a plan', async () => {
    expect((await client.plan(ROWS, { match: 'ID' })).summary.update).toBe(2)
  })
})

test('a plan says what each column was taken for', async () => {
  const text = 'ID;Имя;Position;Shoe size;Ort\n2;Пётр;Seller;44;Ulm\n'
  const table = await readTable(text, { columns: { Ort: 'PERSONAL_CITY', 'Shoe size': null } })
  const { columns, summary } = await client.plan(table, { match: 'ID' })
  expect(summary.obstacles).toMatchObject([{ code: 'table', issues: [{ caption: 'Position' }] }])
  expect(columns).toEqual([
    { caption: 'ID', code: 'ID' },
    { caption: 'Имя', code: 'NAME' },
    { caption: 'Position' },
    { caption: 'Shoe size' },
    { caption: 'Ort', code: 'PERSONAL_CITY' },
  ])
})

describe('an encoding that cannot be told', () => {
  async function refusal(source: TableSource, options?: TableOptions) {
    const error = (await readTable(source, options).catch((error: unknown) => error)) as ValidationError
    expect(error.name).toBe('ValidationError')
    return error.issues
  }

  test.each([
    ['ru', 'windows-1251'],
    ['de', 'windows-1252'],
    ['pl', 'windows-1250'],
    [undefined, 'windows-1252'],
  ])('is proposed by the language %s', async (language, encoding) => {
    const issues = await refusal(inWindows1251(PLAIN), { language })
    expect(issues).toMatchObject([
      {
        path: ['encoding'],
        code: 'bad_table',
        why: 'not_utf8',
        advice: { code: 'did_you_mean', names: [encoding] },
      },
    ])
  })

  test('is found far behind the beginning', async () => {
    const long = `ID;NAME\n${'2;a\n'.repeat(200_000)}`
    const source = new Blob([long, Uint8Array.of(0xff)])
    expect(await refusal(source)).toMatchObject([{ why: 'not_utf8' }])
  })

  test('of a stream is an obstacle of the plan', async () => {
    const table = await readTable(parted([inWindows1251(PLAIN)]))
    const { obstacles } = (await client.plan(table, { match: 'ID' })).summary
    expect(obstacles).toMatchObject([{ code: 'table', issues: [{ code: 'bad_table', why: 'not_utf8' }] }])
    expect(obstacles[0]?.message).toContain('The file is not in UTF-8')
  })

  test('that there is none of is refused', async () => {
    expect(await refusal('ID', { encoding: 'klingon' })).toMatchObject([
      { path: ['encoding'], code: 'out_of_range' },
    ])
  })
})

describe('a workbook', () => {
  const header = Object.keys(ROWS[0] ?? {}).map((value) => ({ value, type: String }))
  const day = (text: string) => ({ value: new Date(text), type: Date, format: 'dd.mm.yyyy' })
  const rows = [
    [{ value: 2 }, { value: 'Пётр 😀' }, day('1990-04-05'), { value: '+7 900 1' }],
    [{ value: 3 }, { value: 'Анна; Мария' }, day('1990-04-06'), { value: '2' }],
  ]

  async function workbook(...sheets: object[][][]): Promise<Buffer> {
    const all = sheets.map((data, index) => ({ data, sheet: `Sheet ${index + 1}` }))
    return (writeExcelFile as unknown as (sheets: object[]) => { toBuffer(): Promise<Buffer> })(
      all,
    ).toBuffer()
  }

  test('is read as the table in it, whatever it is called and however it comes', async () => {
    const file = await workbook([header, ...rows])
    expect(await changes(file)).toEqual(wanted())
    expect(await changes(new File([new Uint8Array(file)], 'list.csv'))).toEqual(wanted())
    expect(await changes(parted(each(file)))).toEqual(wanted())
  })

  test('has several sheets', async () => {
    const file = await workbook([[{ value: 'ID' }], [{ value: 5 }]], [header, ...rows])
    expect(await changes(file, { sheet: 2 })).toEqual(wanted())
    expect(await changes(file, { sheet: 'Sheet 2' })).toEqual(wanted())
    await expect(readTable(file, { sheet: 'Sheet 3' })).rejects.toThrow('This is a workbook')
  })

  test('may lack cells at the end of rows, and whole rows', async () => {
    const file = await workbook([header, rows[0] ?? [], [], [{ value: 3 }]])
    expect(await changes(file)).toEqual([wanted()[0], [3, 'unchanged', {}, []]])
  })

  describe('that unpacks to too much', () => {
    const refused = {
      name: 'ValidationError',
      issues: [{ path: ['size'], code: 'out_of_range', max: 200_000_000 }],
    }

    /** A workbook with a sheet of so many bytes, which says that it has others. */
    async function bomb(size: number, said = size): Promise<Uint8Array> {
      const parts = unzipSync(new Uint8Array(await workbook([header, ...rows])))
      const sheet = new Uint8Array(size).fill(32)
      const [rest = '', end = ''] = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).split(
        /(?=<\/worksheet>)/,
      )
      sheet.set(strToU8(rest).subarray(0, size))
      if (rest.length < size) sheet.set(strToU8(end), size - end.length)
      const archive = Buffer.from(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': sheet }, { level: 1 }))
      // In its directory, and before the file itself.
      const name = Buffer.from('xl/worksheets/sheet1.xml')
      for (let at = archive.indexOf(name); at >= 0; at = archive.indexOf(name, at + 1)) {
        for (const [mark, place, ahead] of [
          [0x02014b50, 24, 46],
          [0x04034b50, 22, 30],
        ] as const) {
          const isIt = at >= ahead && archive.readUInt32LE(at - ahead) === mark
          if (isIt) archive.writeUInt32LE(said, at - ahead + place)
        }
      }
      return new Uint8Array(archive)
    }

    test.each<[string, number, number]>([
      ['and says so', 210_000_000, 210_000_000],
      ['and says nothing', 210_000_000, 0],
      ['as it says, though it does not', 1000, 4_000_000_000],
    ])('%s is refused before it is unpacked', async (_, size, said) => {
      const file = await bomb(size, said)
      expect(file.length).toBeLessThan(2_000_000)
      const before = process.memoryUsage.rss()
      await expect(readTable(file)).rejects.toMatchObject(refused)
      expect(process.memoryUsage.rss() - before).toBeLessThan(50_000_000)
    })

    test('and says that it does not is cut off, and no table', async () => {
      const file = await bomb(210_000_000, 300)
      const before = process.memoryUsage.rss()
      await expect(readTable(file)).rejects.toThrow('This is a workbook, not text')
      expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000)
    })

    test('hardly is read', async () => {
      expect(await changes(await bomb(5_000_000))).toEqual(wanted())
    })
  })

  test('that is broken says so', async () => {
    const file = new Uint8Array(await workbook([header, ...rows]))
    await expect(readTable(file.subarray(0, 300))).rejects.toThrow('This is a workbook, not text')
  })
})

test('what is no table is refused', async () => {
  for (const source of [undefined, null, 7, {}, () => 'ID']) {
    await expect(readTable(source as TableSource)).rejects.toMatchObject({
      name: 'ValidationError',
    })
  }
})
