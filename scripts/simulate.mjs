/** Tries a million rows in worlds made by chance; `-- <rows>` says how many others. Prints what they came to. */
import { run, runMain } from './lib/run.mjs'

const rows = process.argv[2] ?? '1000000'

await runMain(() =>
  run('cargo', ['test', '--profile', 'simulation', '--test', 'simulation', 'whatever', '--', '--nocapture'], {
    ROWS: rows,
  }),
)
