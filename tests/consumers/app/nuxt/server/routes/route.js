import { createClient, init, schemas } from 'b24-users'
import { consume } from '../../../consume.js'

export default defineEventHandler((event) => {
  const { webhook, name } = getQuery(event)
  return consume({ createClient, init, schemas }, webhook, name)
})
