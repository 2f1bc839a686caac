import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createClient, fileJournal, readTable } from '../../dist/sync/node.js'
import { applyInProcess } from './applying.ts'
import { killsOf, SEED, seeded } from './kills.ts'
import { EXPECTED, GERMAN, progressOf, startStaff } from './staff.ts'

const KILLS = killsOf('process')

test(
  `${KILLS} kills at any moment lose nothing and do nothing twice (seed ${SEED})`,
  { timeout: KILLS * 10_000 },
  async () => {
    const chance = seeded(SEED)
    const folder = await mkdtemp(join(tmpdir(), 'b24-users-'))
    let round = 0
    let kills = 0
    let broken = 0
    try {
      while (kills < KILLS) {
        const staff = await startStaff(GERMAN, { work: (method) => (method === 'user.update' ? 12 : 0) })
        const { portal, list, moved, dismissed } = staff
        const client = await createClient({ webhook: portal.webhook })
        const plan = JSON.stringify(await client.plan(await readTable(list), { caps: { dismiss: 3 } }))
        const journal = join(folder, `journal-${round++}`)
        const work = { portal: portal.webhook, journal }
        let isBegun = false
        const isLeft = () => progressOf(staff).moved < moved.length
        for (let each = 0; each < 5 && kills < KILLS && isLeft(); each++, kills++) {
          const applying = applyInProcess(isBegun ? work : { ...work, plan })
          const over = new AbortController()
          void applying.ended.catch(() => undefined).finally(() => over.abort())
          // Some at any moment, most while it changes people: how soon it does depends on the machine.
          if (chance() > 0.3) {
            const { moved: before } = progressOf(staff)
            while (!over.signal.aborted && progressOf(staff).moved === before) await setTimeout(5)
          }
          await setTimeout(chance() * 300)
          await applying.kill()
          // One that was killed before its plan was safe has sent nothing, and is begun anew.
          const text = await readFile(journal, 'utf8').catch(() => '')
          isBegun = text.includes('"type":"begin"')
          if (!isBegun) {
            expect(progressOf(staff)).toEqual({ moved: 0, dismissed: 0 })
            await fileJournal(journal).forget()
          } else if (isLeft()) broken++
        }
        // What the portal still does of requests whose sender is gone, it has done by then. The last one need not wait for
        // it: its clock goes ahead.
        await setTimeout(700)
        const text = await applyInProcess({ ...work, ...(isBegun ? {} : { plan }), ahead: 80_000 }).ended
        expect(JSON.parse(text)).toMatchObject({
          applied: EXPECTED.update,
          already: 0,
          altered: 0,
          conflict: 0,
          failed: 0,
          ignored: 0,
          unknown: 0,
          pending: 0,
        })
        expect(progressOf(staff)).toEqual({ moved: moved.length, dismissed: dismissed.length })
        const calls = portal.state.seen.flatMap(({ commands = [] }) => commands)
        const changes = calls.filter(({ method, applied }) => method === 'user.update' && applied)
        expect(changes).toHaveLength(EXPECTED.update)
        await portal.close()
      }
      // A kill that comes too early or too late tries nothing.
      expect(broken).toBeGreaterThan(KILLS / 5)
    } finally {
      await rm(folder, { recursive: true })
    }
  },
)
