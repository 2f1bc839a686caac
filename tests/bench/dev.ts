import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { readdirSync, readFileSync } from 'node:fs'
import { join, extname } from 'node:path'
import { launch } from '../e2e/browsers.ts'
import { bundle } from './bundle.mjs'
import { root } from '../../scripts/lib/machine.mjs'
const names = (process.argv[2] ?? 'chrome,firefox').split(',')
const folder = join(root, 'target/bench/browser')
if (!process.argv.includes('nobundle')) await bundle('browser', folder)
const roots: Record<string, string> = { old: '/tmp/pack-old/dist', new: join(root, 'dist'), bench: folder, tmp: '/tmp' }
const types: Record<string, string> = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' }
const h = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }
const server = createServer((q, r) => {
  const p = new URL(q.url!, 'http://x').pathname
  if (p === '/') return void r.writeHead(200, { ...h, 'content-type': 'text/html' }).end('<!doctype html>')
  const [, top = '', ...rest] = p.split('/')
  readFile(join(roots[top] ?? '/nowhere', rest.join('/'))).then((b) => r.writeHead(200, { ...h, 'content-type': types[extname(p)] ?? 'x/y' }).end(b), () => r.writeHead(404, h).end())
})
await new Promise<void>((f) => server.listen(0, '127.0.0.1', f))
const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`
for (const name of names) {
  const browser = await launch(name as 'chrome')
  const page = await browser.newPage()
  page.on('console', (m) => console.log(m.text()))
  await page.goto(origin)
  console.log(name, await browser.version())
  await page.evaluate(`(async () => {
    if (${process.argv.includes('micro')}) { await import('/tmp/pack-old/micro.mjs'); return }
    const { createSample } = await import('/tmp/pack-old/b/sample.mjs')
    const sample = createSample()
    const turns = {}
    const many = ${process.argv.includes('many')}
    for (const name of ['old', 'new']) {
      const m = await import('/' + name + '/index.js'); await m.init()
      const schema = m.schemas['user.update']
      if (many) turns[name] = () => { let s = 0; for (const b of schema.batches(sample.bytes).bodies) s += b.length; return s }
      else {
        turns[name] = () => { let s = 0; for (const r of sample.records) { const p = schema.safeParse(r); s += (p.success ? JSON.stringify(p.data) : p.error.issues).length } return s }
        turns[name + ' check'] = () => { let s = 0; for (const r of sample.records) { const p = schema.safeParse(r); s += p.success ? 1 : 2 } return s }
        const right = sample.records.filter((r) => schema.safeParse(r).success)
        turns[name + ' right'] = () => { let s = 0; for (const r of right) { const p = schema.safeParse(r); s += p.success ? 1 : 2 } return s }
      }
    }
    for (const name of ['ajv', 'zod', 'valibot']) {
      const { contender } = await import('/bench/contenders/' + name + '.js')
      turns[name] = many ? () => { let s = 0; for (const b of contender.many(sample.bytes).bodies) s += b.length; return s } : () => { let s = 0; for (const r of sample.records) s += contender.single(r).length; return s }
    }
    if (${process.argv.includes('parts')}) {
      for (const n of Object.keys(turns)) delete turns[n]
      const m = await import('/new/index.js'); const schema = m.schemas['user.update']
      const right = sample.records.filter((r) => schema.safeParse(r).success), wrong = sample.records.filter((r) => !schema.safeParse(r).success)
      const over = (list, f) => () => { let s = 0; for (const r of list) s += f(r) ? 1 : 2; return s }
      const check = (r) => schema.safeParse(r).success
      turns.right = over(right, check); turns.two = over(right.map(() => ({ ID: 5, NAME: 'Ann' })), check)
      turns.same = over(right.map((r) => schema.parse(r)), check); turns.number = over(right.map(() => 5), check)
      const w10 = []; for (let i = 0; i < 9; i++) w10.push(...wrong); turns.wrong = over(w10, check)
      const names = [...new Set(sample.records.flatMap((r) => Object.keys(r)))]; const map = new Map(names.map((n, i) => [n, i + 257]))
      const wf = String.prototype.isWellFormed
      turns.keys = over(right, (r) => Object.keys(r)); turns.read = over(right, (r) => { let s = 0; for (const k of Object.keys(r)) if (r[k] !== undefined) s++; return s })
      turns.map = over(right, (r) => { let s = 0; for (const k of Object.keys(r)) s += map.get(k); return s })
      turns.copy = over(right, (r) => { const c = {}; for (const k of Object.keys(r)) c[k] = r[k]; return c })
      turns.spread = over(right, (r) => ({ ...r }))
      turns.wf = over(right, (r) => { let s = 0; for (const k of Object.keys(r)) { const v = r[k]; if (typeof v === 'string' && wf.call(v)) s++ } return s })
      turns.loop = over(right, (r) => { let s = 0; for (const k of Object.keys(r)) { const v = r[k]; if (typeof v === 'string') { for (let i = 0; i < v.length; i++) if ((v.charCodeAt(i) & 0xf800) === 0xd800) s++ } } return s })
      turns.tag = over(right, (r) => Object.prototype.toString.call(r)); turns.stringify = over(right, (r) => JSON.stringify(r))
      turns.err = over(right, () => new Error('x')); turns.sub = (() => { const b = new Uint8Array(65536); return over(right, () => b.subarray(0, 99)) })()
    }
    globalThis.turns = turns
    globalThis.sum = 0
    for (const t of Object.values(turns)) for (let i = 0; i < 25; i++) sum += t()
  })()`)
  const pids = () => { const all = new Map<number, number>(); for (const d of readdirSync('/proc')) if (/^\d+$/.test(d)) { try { const st = readFileSync('/proc/' + d + '/stat', 'utf8'); all.set(Number(d), Number(st.slice(st.lastIndexOf(')') + 2).split(' ')[1])) } catch {} } const root0 = browser.process()!.pid!; const mine = [root0]; for (let i = 0; i < mine.length; i++) for (const [p2, pp] of all) if (pp === mine[i]) mine.push(p2); return mine }
  const cpu = () => { let ns = 0; for (const p2 of pids()) { try { for (const t of readdirSync('/proc/' + p2 + '/task')) ns += Number(readFileSync('/proc/' + p2 + '/task/' + t + '/schedstat', 'utf8').split(' ')[0]) } catch {} } return ns / 1e6 }
  if (!process.argv.includes('micro')) {
  const all = (await page.evaluate('Object.keys(turns)')) as string[]
  const times: Record<string, number[]> = Object.fromEntries(all.map((n) => [n, []]))
  for (let r = 0; r < 9; r++) for (const n of all) { const b = cpu(); await page.evaluate(`(() => { for (let i = 0; i < 15; i++) sum += turns[${JSON.stringify(n)}]() })()`); times[n]!.push((cpu() - b) / 15) }
  const ref = times[all[0]!]!.slice().sort((x, y) => x - y)
  for (const [n, l] of Object.entries(times)) { l.sort((x, y) => x - y); console.log(n.padEnd(10), 'min', l[0]!.toFixed(2), (l[0]! / ref[0]!).toFixed(2), 'q1', l[2]!.toFixed(2), (l[2]! / ref[2]!).toFixed(2), 'median', l[4]!.toFixed(2), (l[4]! / ref[4]!).toFixed(2)) }
  }
  await browser.close()
}
process.exit(0)
