import process from 'node:process'
import { createClient, init, schemas } from 'b24-users'
import { consume } from './consume.js'

const [webhook = '', name = ''] = process.argv.slice(2)
process.stdout.write(JSON.stringify(await consume({ createClient, init, schemas }, webhook, name)))
