import type { Command } from 'commander'
import { does } from '../action.ts'
import { withAnswer, withConnection } from '../options.ts'

/** Adds the commands for custom fields of people. */
export function addUserfield(program: Command): void {
  program.commandsGroup('Fields:')
  const userfield = program.command('userfield').description('custom fields of people; for administrators')
  const add = (name: string, description: string) =>
    withAnswer(withConnection(userfield.command(name).description(description)))
  add('list', 'lists them')
    .option('--filter <json>', 'conditions as JSON, or a path to a .json file')
    .option('--language <code>', 'language of the labels; en unless given')
    .addHelpText('after', '\nExample:\n  b24-users userfield list --language de')
    .action(does('userfield list'))
  add('get', 'tells of one, with its labels in all languages')
    .argument('<id>')
    .addHelpText('after', '\nExample:\n  b24-users userfield get 42')
    .action(does('userfield get'))
  add('add', 'creates one')
    .requiredOption('--fields <json>', 'what it is like, as JSON, a path to a .json file, or - to read it')
    .option('--test', 'shows the request and sends nothing')
    .addHelpText(
      'after',
      `\nExample:\n  b24-users userfield add --fields "{'FIELD_NAME':'GRADE','USER_TYPE_ID':'integer'}"`,
    )
    .action(does('userfield add'))
  add('update', 'changes one; labels and items that are not named stay')
    .argument('<id>')
    .requiredOption('--fields <json>', 'what is to change, as JSON, a path to a .json file, or - to read it')
    .option('--no-keep', 'sends just what is given: the portal empties labels that are not named')
    .option('--remove <items>', 'items that may go, by id, code or text, with commas between')
    .option('--test', 'shows the request and sends nothing; with --no-keep, as what is kept has to be read')
    .addHelpText('after', `\nExample:\n  b24-users userfield update 42 --fields "{'SORT':150}"`)
    .action(does('userfield update'))
  add('delete', 'deletes one, with its values of all people')
    .argument('<id>')
    .option('--yes', 'asks nothing; needed where there is no terminal')
    .addHelpText('after', '\nExample:\n  b24-users userfield delete 42')
    .action(does('userfield delete'))
}
