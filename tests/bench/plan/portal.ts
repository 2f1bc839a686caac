import { DEPARTMENTS, personOf } from './list.ts'

/** People of one answer: as many as a request of ours asks for. */
const PAGE = 1200

/** A portal that is in memory: whatever was asked for once is there as the bytes of its answer. */
export interface ReadPortal {
  webhook: string
  /** Answers batches of the client. */
  fetch: (request: Request) => Promise<Response>
  /** All people, for whoever reads them himself. */
  pages: () => Response[]
}

/** A portal of people with the ids from 1 on; without `keeps` answers are made anew, for lists too long to be kept. */
export function createReadPortal(people: number, { keeps = true } = {}): ReadPortal {
  const known = new Map<string, Uint8Array<ArrayBuffer>>()
  const pages: Uint8Array<ArrayBuffer>[] = []
  const encoder = new TextEncoder()
  function answered(batch: string): Uint8Array<ArrayBuffer> {
    const { cmd } = JSON.parse(batch) as { cmd: Record<string, string> }
    const all = Object.entries(cmd)
    const results = all.map(([key, command]) => `"${key}":${JSON.stringify(answerTo(command, people))}`)
    const totals = all.map(([key, command]) => `"${key}":${totalOf(command, people)}`)
    return encoder.encode(
      `{"result":{"result":{${results.join()}},"result_error":[],"result_total":{${totals.join()}}},` +
        `"time":{"start":1,"finish":1.1,"duration":0.1}}`,
    )
  }
  return {
    webhook: 'https://portal.example/rest/1/k3yc0dek3yc0de/',
    async fetch(request) {
      const batch = await request.text()
      const found = known.get(batch) ?? answered(batch)
      if (keeps) known.set(batch, found)
      return new Response(found)
    },
    pages() {
      for (let from = pages.length * PAGE; from < people; from += PAGE) {
        const length = Math.min(PAGE, people - from)
        const result = Array.from({ length }, (_, index) => personOf(from + index + 1))
        pages.push(encoder.encode(JSON.stringify({ result, total: people })))
      }
      return pages.map((page) => new Response(page))
    },
  }
}

function totalOf(command: string, people: number): number {
  if (command.startsWith('user.get')) return people
  return command.startsWith('department.get') ? DEPARTMENTS.length : 0
}

function answerTo(command: string, people: number): unknown {
  const [method = '', query = ''] = command.split('?')
  switch (method) {
    case 'profile':
      return { ID: '1', ADMIN: true, NAME: 'Agnes', LAST_NAME: 'Lama' }
    case 'user.fields':
      return Object.fromEntries(Object.keys(personOf(1)).map((code) => [code, code]))
    case 'user.userfield.list':
      return []
    case 'department.get':
      return DEPARTMENTS.map((id) => ({
        ID: String(id),
        NAME: `Department ${id}`,
        SORT: 100,
        ...(id > 1 && { PARENT: '1' }),
      }))
    case 'user.get': {
      const keys = [...new URLSearchParams(query)].filter(([name]) => name.startsWith('FILTER[=XML_ID]'))
      if (keys.length === 0) return []
      const ids = keys.map(([, key]) => /^P-(\d+)$/.exec(key)?.[1]).map(Number)
      const known = new Set(ids.filter((id) => id >= 1 && id <= people))
      return [...known].sort((one, other) => one - other).map(personOf)
    }
    default:
      throw new Error(`The portal of the bench does not know ${method}`)
  }
}
