import { createClient, readTable } from 'b24-users/sync/node'
import { expect, test } from 'vitest'
import { columnsOf } from '../../www/app/people/columns.ts'
import { departmentTree, readDepartment } from '../../www/app/people/department.ts'
import { sheetOf } from '../../www/app/people/sheet.ts'
import { readPerson } from '../../www/app/person.ts'
import { startPortal } from '../../www/portal/node/startPortal.ts'

test('what is exported changes nothing when it is imported, whatever it shows', async () => {
  const server = await startPortal({ people: 200 })
  try {
    const client = await createClient({ webhook: server.webhook, rate: false })
    const { result: userFields } = await client.userfield.list({ filter: { LANG: 'en' } })
    const { result: departments } = await client.call<unknown[]>('department.get')
    const tree = departmentTree(departments.map(readDepartment)).map(({ id, name }) => ({ id, text: name }))
    const people = []
    for await (const row of client.user.all({}, { sort: 'ID' })) people.push(readPerson({ ...row }))
    const columns = columnsOf({ departments: tree, days: 'DD.MM.YYYY' }, userFields)
    expect(columns.length).toBeGreaterThan(60)

    const rows = sheetOf(people, columns)
    const plan = await client.plan(await readTable(rows), { match: 'ID', days: 'DD.MM.YYYY' })
    expect([...plan.rows('refused')].map(({ issues }) => issues)).toEqual([])
    expect(plan.summary).toMatchObject({ rows: people.length, update: 0, unmatched: 0, obstacles: [] })

    const [header = [], ...cells] = rows
    const city = header.indexOf('PERSONAL_CITY')
    const moved = cells.map((row, index) =>
      index === 5 ? row.map((cell, at) => (at === city ? 'Elsewhere' : cell)) : row,
    )
    const changed = await client.plan(await readTable([header, ...moved]), {
      match: 'ID',
      days: 'DD.MM.YYYY',
    })
    expect(changed.summary.update).toBe(1)
  } finally {
    await server.close()
  }
})
