import { connect } from 'node:net'

/** Everything that comes over one connection until it ends, byte for byte, when this is written to it. */
export function raw(url: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    let came = ''
    socket.on('data', (chunk) => {
      came += chunk.toString()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve(came)
      else reject(error)
    })
    socket.on('close', () => resolve(came))
    socket.write(text)
  })
}
