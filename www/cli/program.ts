import { Command } from 'commander'
import { version } from '../../package.json'
import { addAccount } from './commands/account.ts'
import { addFields } from './commands/fields.ts'
import { addMany } from './commands/many.ts'
import { addOint } from './commands/oint.ts'
import { addPeople } from './commands/people.ts'
import { addUserfield } from './commands/userfield.ts'
import { masked } from './secrets.ts'

const AFTER = `
Connection: --url and --token, else --profile, else B24_WEBHOOK, else B24_DOMAIN with B24_TOKEN, else the
profile that \`b24-users login\` has saved. Proxies: --proxy, else HTTPS_PROXY and NO_PROXY.

Exit codes: 0 done · 1 error · 2 there are changes (plan --detailed-exitcode) · 3 some rows failed ·
4 a cap refused · 130 cancelled

Examples:
  b24-users login
  b24-users plan people.csv --match EMAIL --out plan.json
  b24-users apply plan.json
  b24-users update 27 --set WORK_POSITION="Head of Sales"
  b24-users UpdateUser --url acme.bitrix24.com --token - --userid 27 --fields "{'NAME':'Oleg'}"

\`b24-users help COMMAND\` tells more of each.`

/** All commands; what they do is loaded when one is called. */
export function createProgram(): Command {
  const program = new Command('b24-users')
    .description('People of a Bitrix24 portal: checked before they are sent, one by one or by the list.')
    .version(version)
    .showHelpAfterError('(add --help for what there is)')
    .addHelpText('after', AFTER)
    .configureHelp({ sortSubcommands: false })
    // What was mistyped may have a secret in it.
    .configureOutput({ writeErr: (text) => void process.stderr.write(masked(text)) })
  addMany(program)
  addPeople(program)
  addUserfield(program)
  addFields(program)
  addAccount(program)
  addOint(program)
  return program
}
