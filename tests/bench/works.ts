/** How each work is run on a host. */
import type { Times } from './clock.ts'
import { contenders } from './contenders.mjs'
import type { Host } from './hosts/host.ts'
import type { Options, WorkName } from './options.ts'
import {
  workResult,
  type CallResult,
  type HostResults,
  type MemoryResult,
  type ProfileResult,
} from './results.ts'
import type { Work } from './runner.ts'
import { spread } from './statistics.ts'
import { calls, fieldMark, shortestCall } from './works/profile.ts'

const names = contenders.map(({ name }) => name)

/** Throws unless all contenders make the same of the sample. */
export async function prove(host: Host): Promise<void> {
  const realm = await host.open()
  const differences = await realm.call('differences', names)
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
