import process from 'node:process'
import { createClient, init, memoryJournal, readTable } from 'b24-users/sync'
import { consumeMany } from './consume-many.js'

const [webhook = '', name = ''] = process.argv.slice(2)
const many = { createClient, init, memoryJournal, readTable }
process.stdout.write(JSON.stringify(await consumeMany(many, webhook, name)))
