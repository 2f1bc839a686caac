import process from 'node:process'
import { init, schemas } from 'b24-users/schemas/inline'
import { consumeChecks } from './consume-checks.js'

const [name = ''] = process.argv.slice(2)
process.stdout.write(JSON.stringify(await consumeChecks({ init, schemas }, name)))
