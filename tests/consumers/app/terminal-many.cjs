/* eslint-disable @typescript-eslint/no-require-imports -- what this consumer is for */
const process = require('node:process')
const { createClient, init, memoryJournal, readTable } = require('b24-users/sync')
const { consumeMany } = require('./consume-many.js')

const [webhook = '', name = ''] = process.argv.slice(2)
const many = { createClient, init, memoryJournal, readTable }
void consumeMany(many, webhook, name).then((outcome) => {
  process.stdout.write(JSON.stringify(outcome))
})
