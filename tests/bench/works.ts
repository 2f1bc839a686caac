/** How each work is run on a host. */
import type { Times } from './clock.ts'
import { contenders } from './contenders.mjs'
import type { Host } from './hosts/host.ts'
import type { Options, WorkName } from './options.ts'
import { planners } from './plan/planners.mjs'
import {
  workResult,
  type CallResult,
  type HostResults,
  type MemoryResult,
  type PlanMemory,
  type ProfileResult,
} from './results.ts'
import type { Work } from './runner.ts'
import { spread } from './statistics.ts'
import { calls, fieldMark, shortestCall } from './works/profile.ts'

const names = contenders.map(({ name }) => name)
const plannerNames = planners.map(({ name }) => name)

/** Rows of the plan by which it is proved that all make the same, and of the longest that is weighed. */
const PROOF = 20_000
const MILLION = 1_000_000

/** Throws unless all contenders make the same of the sample. */
export async function prove(host: Host): Promise<void> {
  const realm = await host.open()
  const differences = [
    ...(await realm.call('differences', names)),
    ...(await realm.call('planDifferences', plannerNames, PROOF)),
  ]
  await realm.close()
  if (differences.length > 0) {
    throw new Error([`${host.title}: the contenders do not agree`, ...differences.slice(0, 20)].join('\n'))
  }
}

/** Runs one work and adds what it has found. */
export async function run(work: WorkName, host: Host, options: Options, results: HostResults): Promise<void> {
  switch (work) {
    case 'single':
    case 'photo':
      results.works.push(workResult(work, await timed(host, work, options)))
      return
    case 'many':
      for (const source of ['many from text', 'many from bytes'] as const) {
        results.works.push(workResult(source, await timed(host, source, options)))
      }
      return
    case 'plan':
      results.works.push(workResult(work, await plans(host, options)))
      results.plans = []
      for (const name of plannerNames) results.plans.push(await planMemory(host, name, 100_000))
      return
    case 'million':
      results.million = await planMemory(host, 'ours', MILLION)
      return
    case 'cold':
      results.works.push(workResult(work, await cold(host, options)))
      return
    case 'memory':
      results.memory = await memory(host, options)
      return
    case 'profile':
      results.profile = await profile(host, options)
  }
}

async function timed(host: Host, work: Work, { pace }: Options): Promise<Times> {
  const realm = await host.open()
  const times = await realm.call('time', work, names, pace)
  await realm.close()
  return times
}

/** A turn takes a second or so: a few rounds say as much as many. */
async function plans(host: Host, { pace }: Options): Promise<Times> {
  const realm = await host.open()
  const times = await realm.call('time', 'plan', plannerNames, {
    ...pace,
    rounds: Math.min(pace.rounds, 15),
    sample: 1,
  })
  await realm.close()
  return times
}

async function planMemory(host: Host, name: string, rows: number): Promise<PlanMemory> {
  const realm = await host.open()
  await realm.call('warmUpPlan', name, rows)
  const wasm = await realm.call('holdPlan', rows)
  const garbage = await realm.heap('with')
  // The first time finishes what was begun.
  await realm.heap('without')
  const held = await realm.heap('without')
  // What engines keep of the work comes and goes by itself: only the plan makes the difference between these two.
  await realm.call('dropPlan')
  await realm.heap('without')
  const dropped = await realm.heap('without')
  await realm.close()
  const heap = garbage !== undefined && held !== undefined && dropped !== undefined
  return { name, rows, wasm, ...(heap && { heap: { held: held - dropped, garbage: garbage - held } }) }
}

/** Each time in a realm of its own; a tenth round of that says no more than the ninth. */
async function cold(host: Host, { pace }: Options): Promise<Times> {
  const times: Times = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = 0; round < Math.min(pace.rounds, 9); round++) {
    for (const name of names) {
      const realm = await host.open()
      times[name]?.push(await realm.call('cold', name))
      await realm.close()
    }
  }
  return times
}

async function memory(host: Host, { quick }: Options): Promise<MemoryResult> {
  const realm = await host.open()
  const [parts, passes] = quick ? [4, 10] : [10, 100]
  // What engines compile and keep, they do in the first passes.
  const afterWarmUp = await realm.call('strain', 'ours', passes)
  const heapAfterWarmUp = await realm.heap('without')
  let [atEnd, peak] = [afterWarmUp, 0]
  for (let part = 0; part < parts; part++) {
    atEnd = await realm.call('strain', 'ours', passes)
    peak = Math.max(peak, (await realm.heap('with')) ?? 0)
  }
  const heapAtEnd = await realm.heap('without')
  await realm.close()
  const result: MemoryResult = { checks: parts * passes * 1000, wasm: { afterWarmUp, atEnd } }
  if (heapAfterWarmUp !== undefined && heapAtEnd !== undefined) {
    result.heap = { afterWarmUp: heapAfterWarmUp, peak, atEnd: heapAtEnd }
  }
  return result
}

async function profile(host: Host, { pace }: Options): Promise<ProfileResult> {
  const realm = await host.open()
  // Many turns, each of its own kind: shorter ones do.
  const times = await realm.call('time', 'profile', ['ours'], {
    rounds: Math.min(pace.rounds, 9),
    sample: pace.sample / 4,
    warmUp: pace.warmUp / 5,
  })
  await realm.close()
  const shortest = times[shortestCall] ?? []
  const micros = (taken: readonly number[]) => spread(taken.map((turn) => (turn * 1000) / calls))
  const [calling, fields] = [[], []] as [CallResult[], CallResult[]]
  for (const [name, taken] of Object.entries(times)) {
    if (name.startsWith(fieldMark)) {
      const added = taken.map((turn, round) => turn - (shortest[round] ?? NaN))
      fields.push({ name: name.slice(fieldMark.length), time: micros(added) })
    } else {
      calling.push({ name, time: micros(taken) })
    }
  }
  return { calls: calling, fields }
}
