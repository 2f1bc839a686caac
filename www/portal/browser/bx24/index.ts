import { Channel, readHandshake } from './channel.ts'
import { makeLibrary } from './library.ts'

declare global {
  interface Window {
    BX24: ReturnType<typeof makeLibrary> | null
  }
}

const handshake = readHandshake(window.name)
if (!handshake) {
  window.BX24 = null
  throw new Error('Unable to initialize Bitrix24 JS library!')
}
window.BX24 = makeLibrary(new Channel(handshake), handshake.host)
