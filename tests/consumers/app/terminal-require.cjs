/* eslint-disable @typescript-eslint/no-require-imports -- what this consumer is for */
const process = require('node:process')
const { createClient, init, schemas } = require('b24-users')
const { consume } = require('./consume.js')

const [webhook = '', name = ''] = process.argv.slice(2)
void consume({ createClient, init, schemas }, webhook, name).then((outcome) => {
  process.stdout.write(JSON.stringify(outcome))
})
