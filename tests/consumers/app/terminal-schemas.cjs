/* eslint-disable @typescript-eslint/no-require-imports -- what this consumer is for */
const process = require('node:process')
const { init, schemas } = require('b24-users/schemas')
const { consumeChecks } = require('./consume-checks.js')

void consumeChecks({ init, schemas }, process.argv[2] ?? '').then((outcome) => {
  process.stdout.write(JSON.stringify(outcome))
})
