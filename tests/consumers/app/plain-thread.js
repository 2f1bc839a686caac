import { consume } from './consume.js'

/** @param {MessageEvent<{ webhook: string, name: string, library: string }>} event */
onmessage = ({ data: { webhook, name, library } }) => {
  void import(library).then(async (/** @type {import('./consume.js').Library} */ module) => {
    postMessage(await consume(module, webhook, name))
  })
}
