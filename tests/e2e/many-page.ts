const page = '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>'

const script = `
  import * as b24 from '/dist/sync/index.js'
  const told = async (act) => {
    try {
      return await act()
    } catch ({ name, code, message, issues }) {
      return { error: { name, code, message, issues } }
    }
  }
  const said = (report) => ({ summary: report.summary, stopped: report.stopped, conflicts: [...report.rows('conflict')],
    lines: report.toCSV().split('\\r\\n').length })
  window.act = {
    async open(webhook) {
      window.client = await b24.createClient({ webhook })
    },
    plan: (base64, reading, options) => told(async () => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const table = await b24.readTable(new File([bytes], 'list.csv'), reading)
      window.plan = await client.plan(table, options)
      return { summary: plan.summary, text: plan.text() }
    }),
    apply: (name) => told(async () => said(await client.apply(plan, { journal: b24.indexedDBJournal(name) }))),
    resume: (name) => told(async () => said(await client.resume(b24.indexedDBJournal(name)))),
    undo: (name) => told(async () => {
      window.plan = await client.undo(b24.indexedDBJournal(name))
      return { summary: plan.summary }
    }),
    forget: (name) => told(() => b24.indexedDBJournal(name).forget()),
    names: async () => (await b24.indexedDBJournals()).map(({ name }) => name),
    ahead: (ms) => {
      const { now } = Date
      Date.now = () => now() + ms
    },
  }`

/** A page that plans and applies, step by step, as somebody tells it: files by their paths. */
export const manyPage = { '/': page, '/page.js': script }
