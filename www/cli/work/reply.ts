import { formatPath, type Warning } from '../../package/sync/node.ts'
import type { ConnectionOptions } from '../options.ts'
import { openDry } from './client.ts'
import type { Connection } from './connection.ts'
import { Exit } from './exit.ts'
import type { Make } from './methods.ts'
import { note, print } from './streams.ts'
import { textOf } from './wire.ts'

/** Tells what is remarked on. */
export function tellWarnings(warnings: readonly Warning[]): void {
  for (const { path, message } of warnings)
    note(`warning: ${[formatPath(path), message].filter(Boolean).join(': ')}`)
}

/** Shows the request that a call would make, and sends nothing. */
export async function showRequest(
  connection: Connection,
  options: ConnectionOptions & { json?: boolean },
  make: Make,
): Promise<number> {
  const { client, wire } = await openDry(connection, options)
  tellWarnings((await make(client)).warnings)
  const [request] = wire.requests
  if (request) print(options.json ? JSON.stringify(request, null, 2) : textOf(request))
  return Exit.Done
}
