import { createClient, init, schemas } from 'b24-users'
import { answer } from '../../../answer.js'

export const runtime = 'edge'

/** @param {Request} request */
export function GET(request) {
  return answer({ createClient, init, schemas }, request)
}
