import { consumeInWorker } from './page.js'

// Import maps do not reach workers, so the page looks the address up.
const library = import.meta.resolve('b24-users')
consumeInWorker(new Worker(new URL('plain-thread.js', import.meta.url), { type: 'module' }), { library })
