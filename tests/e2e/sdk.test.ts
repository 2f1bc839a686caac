import { afterEach, describe, expect, it } from 'vitest'
import { openWays, SDKS, type Ways } from './ways.ts'

let ways: Ways

afterEach(() => ways.close())

/** The oldest one loses the portal's words: all that it tells is that its tries are used up. */
const REFUSED = { newest: 'RestError ERROR_CORE', oldest: 'TransportError' }

describe.each(Object.entries(SDKS))('through the %s SDK', (age, sdk) => {
  it('updates, batches, and tells what the portal refuses', async () => {
    ways = await openWays(sdk)
    const { server } = ways
    const update = `(client) => client.user.update({ ID: 44, ACTIVE: true, LAST_NAME: 'Lama', UF_DEPARTMENT: [] })`
    expect(await ways.run('b24', update)).toBe('ok')
    expect(server.state.people.get(44)?.columns).toMatchObject({
      ACTIVE: 'Y',
      LAST_NAME: 'Lama',
      UF_DEPARTMENT: [],
    })
    const batch = `(client) => client.batch(Array.from({ length: 60 }, () => ['user.update', { ID: 44, ACTIVE: false }]))`
    expect(await ways.run('b24', batch)).toBe('ok')
    expect(server.state.people.get(44)?.columns).toMatchObject({ ACTIVE: 'N' })
    server.addFault({ kind: 'status', status: 400, error: 'ERROR_CORE', description: 'access_denied' })
    expect(await ways.run('b24', update)).toBe(REFUSED[age as keyof typeof SDKS])
    expect(await ways.leaks()).toEqual([])
  })
})
