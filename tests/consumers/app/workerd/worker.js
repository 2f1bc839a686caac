import * as standard from 'b24-users'
import * as inline from 'b24-users/inline'
import { answer } from '../answer.js'

export default {
  /** @param {Request} request */
  fetch(request) {
    return answer(new URL(request.url).pathname === '/inline' ? inline : standard, request)
  },
}
