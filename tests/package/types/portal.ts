// Compiled, never run: the portal's declarations need no types but their own.
import { type Fault, LOCAL_APPLICATION, type Person, startPortal, type Token } from 'b24-users/portal'
import { check, type Equal } from './equal.ts'

const portal = await startPortal({
  app: 'http://localhost:5173/',
  applications: [LOCAL_APPLICATION],
  rate: { burst: 50, perSecond: 2 },
})

const busy: Fault = {
  kind: 'status',
  status: 503,
  error: 'QUERY_LIMIT_EXCEEDED',
  method: 'user.get',
  times: 2,
}
portal.addFault(busy)
// @ts-expect-error: a fault says what goes wrong
portal.addFault({ method: 'user.get' })
// @ts-expect-error: a delay says how long
portal.addFault({ kind: 'delay' })

const { id } = portal.addPerson({ NAME: 'Ann', UF_DEPARTMENT: [1] }, { admin: true })
const token: Token = portal.issueToken(id, { lifetime: 60 })
portal.state.people.get(id) satisfies Person | undefined
export const lost = portal.state.seen.filter(({ applied, status }) => applied && status === undefined)
export const { accessToken } = token
check<Equal<keyof typeof portal.state & ('buckets' | 'tokens' | 'faults'), never>>()
