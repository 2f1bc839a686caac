import { consumeInWorker } from './page.js'

consumeInWorker(new Worker(new URL('thread.js', import.meta.url), { type: 'module' }))
