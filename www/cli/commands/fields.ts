import type { Command } from 'commander'
import { does } from '../action.ts'
import { withAnswer, withConnection } from '../options.ts'
import { withCall } from './oint.ts'

/** Adds what tells of fields, and calls of any method. */
export function addFields(program: Command): void {
  const fields = program
    .command('fields')
    .description('tells what can be sent of a person: type, limits, what the portal does, its captions')
    .argument('[names...]', 'names of fields; all unless given')
    .option('--template', 'gives JSON to fill in')
    .option('--csv', 'gives the header line of a list for `plan`')
    .option('--delimiter <sign>', 'what stands between names of that line; a comma unless given')
    .option('--language <code>', 'language of the captions of custom fields; en unless given')
  withAnswer(withConnection(fields))
    .addHelpText(
      'after',
      '\nWithout a connection it tells what every portal has.\n' +
        '\nExamples:\n  b24-users fields\n  b24-users fields NAME EMAIL --template --out oleg.json\n' +
        '  b24-users fields --csv > people.csv',
    )
    .action(does('fields'))
  const types = program
    .command('types')
    .description("writes TypeScript for the portal's own fields")
    .option('--language <code>', 'language of the captions; en unless given')
  withAnswer(withConnection(types))
    .addHelpText('after', '\nExample:\n  b24-users types --out portal.d.ts')
    .action(does('types'))
  const call = program
    .command('call')
    .description('calls any method, unchecked')
    .argument('<method>', 'such as department.get')
    .argument('[parameters]', 'JSON, a path to a .json file, or - to read it')
  withCall(withConnection(call))
    .addHelpText('after', `\nExample:\n  b24-users call department.get "{'ID':1}"`)
    .action(does('call'))
}
