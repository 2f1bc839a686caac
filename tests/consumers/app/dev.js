/** Vite's dev server as `vite` starts it, but for its end: it stops with whoever holds its input. */
import process from 'node:process'
import { createServer } from 'vite'

const server = await createServer({ server: { host: '127.0.0.1', port: 0 } })
await server.listen()
process.stdout.write(server.resolvedUrls?.local[0] ?? '')
process.stdin.resume().on('end', () => process.exit())
