/** Measures the built package beside others: `npm run bench`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../../scripts/lib/machine.mjs'
import { onStop, runMain } from '../../scripts/lib/run.mjs'
import { bars } from './bars.ts'
import { chart, isWhole } from './chart.ts'
import { startBrowser } from './hosts/browser.ts'
import type { Host, HostName } from './hosts/host.ts'
import { startNode } from './hosts/node.ts'
import { readOptions, type Options } from './options.ts'
import { emptyResults, type HostResults, type Results } from './results.ts'
import { hostTables } from './table.ts'
import { prove, run } from './works.ts'

const folder = join(root, 'target/bench')

onStop(() => process.exit(1))

await runMain(async () => {
  const options = readOptions(process.argv.slice(2))
  if (!options) return
  const results = emptyResults()
  let missed = 0
  for (const name of options.hosts) {
    const host = await start(name)
    const found = await measured(host, options).finally(() => host.close())
    results.hosts.push(found)
    const judged = bars(found)
    missed += judged.filter(({ outcome }) => outcome === 'missed').length
    process.stdout.write(`\n${hostTables(found, judged)}\n`)
  }
  if (options.works.length === 0) return
  write(join(folder, 'results.json'), `${JSON.stringify(results, undefined, 2)}\n`)
  draw(results, options)
  process.stdout.write(
    `\n${results.machine.cpu}, ${results.machine.cores} cores; all of it is in target/bench/results.json\n`,
  )
  if (options.strict && missed > 0) throw new Error(`bench: ${missed} bars missed`)
})

/** Chromium is what most people have; another host stands in where that was not asked for. */
function draw({ hosts, machine }: Results, { publish }: Options): void {
  const host = hosts.find(({ host }) => host === 'chrome') ?? hosts[0]
  if (!host?.works.length) return
  const picture = chart(host, `${machine.cpu}, ${machine.cores} cores`)
  write(join(folder, 'bench.svg'), picture)
  if (!publish) return
  if (host.host !== 'chrome' || !isWhole(host)) {
    throw new Error('bench: what is published shows all works in Chromium; leave out --browser and --work')
  }
  write(join(root, 'www/bench.svg'), picture)
}

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

function start(name: HostName): Promise<Host> {
  return name === 'node' ? startNode() : startBrowser(name)
}

async function measured(host: Host, options: Options): Promise<HostResults> {
  const results: HostResults = { host: host.name, title: host.title, works: [] }
  process.stderr.write(`${host.title}: do all agree?\n`)
  await prove(host)
  for (const work of options.works) {
    process.stderr.write(`${host.title}: ${work}\n`)
    await run(work, host, options, results)
  }
  return results
}
