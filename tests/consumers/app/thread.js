import { createClient, init, schemas } from 'b24-users'
import { consume } from './consume.js'

/** @param {MessageEvent<{ webhook: string, name: string }>} event */
onmessage = async ({ data: { webhook, name } }) => {
  postMessage(await consume({ createClient, init, schemas }, webhook, name))
}
