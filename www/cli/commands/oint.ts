import { type Command, Option } from 'commander'
import type { MethodName } from '../argv.ts'
import { does } from '../action.ts'
import { withConnection } from '../options.ts'

/** Options that only some of them have. */
const OWN = {
  userid: ['--userid <id>', 'id of the person'],
  fields: ['--fields <json>', 'fields of the person: JSON, a path to a .json file, or - to read it'],
  filter: ['--filter <json>', 'conditions: JSON, a path to a .json file, or - to read it'],
} as const

interface Method {
  name: MethodName
  description: string
  needs: readonly (keyof typeof OWN)[]
  example: string
}

const METHODS: readonly Method[] = [
  {
    name: 'UpdateUser',
    description: 'changes a person (user.update)',
    needs: ['userid', 'fields'],
    example: `--userid 27 --fields "{'NAME':'Oleg','UF_DEPARTMENT':'7'}"`,
  },
  {
    name: 'CreateUser',
    description: 'invites a person (user.add)',
    needs: ['fields'],
    example: `--fields "{'EMAIL':'oleg@example.org','UF_DEPARTMENT':1}"`,
  },
  { name: 'GetUser', description: 'reads a person (user.get)', needs: ['userid'], example: '--userid 27' },
  {
    name: 'FindUsers',
    description: 'finds people (user.search)',
    needs: ['filter'],
    example: `--filter "{'UF_DEPARTMENT_NAME':'Sales'}"`,
  },
  {
    name: 'GetCurrentUser',
    description: 'reads whoever calls (user.current)',
    needs: [],
    example: '--token -',
  },
  {
    name: 'ChangeUserStatus',
    description: 'dismisses a person, or takes them back (user.update)',
    needs: ['userid'],
    example: '--userid 27 --fire false',
  },
  {
    name: 'GetUserFieldsStructure',
    description: 'names the fields of people (user.fields); `fields` tells more',
    needs: [],
    example: '--out fields.json',
  },
]

/** Adds the commands of OpenIntegrations under their own names. */
export function addOint(program: Command): void {
  program.commandsGroup("In oint's words:")
  for (const { name, description, needs, example } of METHODS) {
    const command = withConnection(program.command(name).description(description))
    for (const need of needs) command.requiredOption(OWN[need][0], OWN[need][1])
    if (name === 'ChangeUserStatus')
      command.option('--fire [yes]', 'true dismisses, false takes back; true unless given')
    withCall(command)
      .addHelpText('after', `\nExample:\n  b24-users ${name} --url acme.bitrix24.com ${example}`)
      .action(does(name))
  }
  program
    .command('GetUserFilterStructure')
    .description('names the conditions of FindUsers')
    .option('--empty [yes]', 'true leaves the values empty; false unless given')
    .option('--out <file>', 'writes the answer to a file, in UTF-8')
    .action(does('GetUserFilterStructure'))
}

/** Adds what goes beyond the call itself. */
export function withCall(command: Command): Command {
  return command
    .option('--out <file>', 'writes the answer to a file, in UTF-8; _utf8_, _hex_ and _base64_ print it so')
    .option('--test', 'shows the request and sends nothing')
    .option('--adv-response', 'gives the whole answer: code, headers, body')
    .option('--dontwait', 'goes on in the background; `b24-users status` tells what becomes of it')
    .addOption(new Option('--config [json]', 'the same as JSON; without a value it lists what there is'))
    .option('--json', 'gives errors as JSON, too')
}
