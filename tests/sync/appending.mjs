/** Appends to a journal as fast as it can, and says after each line that it is safe; ends with whoever has started it. */
import { fileJournal } from '../../dist/sync/node.js'

process.stdin.on('close', () => process.exit(2)).resume()
const journal = await fileJournal(String(process.argv[2])).open()
for (let line = 0; ; line++) {
  await journal.append(`{"by":${process.pid},"line":${line},"text":"${'x'.repeat(line * 10)}"}\n`)
  process.stdout.write('safe\n')
}
