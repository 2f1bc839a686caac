import * as standard from 'b24-users'
import * as inline from 'b24-users/inline'
import * as schemas from 'b24-users/schemas'
import { answer, answerChecks } from '../answer.js'

export default {
  /** @param {Request} request */
  fetch(request) {
    switch (new URL(request.url).pathname) {
      case '/inline':
        return answer(inline, request)
      case '/schemas':
        return answerChecks(schemas, request)
      default:
        return answer(standard, request)
    }
  },
}
