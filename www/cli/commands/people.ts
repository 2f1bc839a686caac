import { type Command, Option } from 'commander'
import { does } from '../action.ts'
import { collect, withAnswer, withConnection } from '../options.ts'

const SET = 'a field; a value that begins with [ or { is JSON; may be given again'
const FIELDS = 'fields as JSON, a path to a .json file, or - to read it'

/** Adds the commands for one person. */
export function addPeople(program: Command): void {
  program.commandsGroup('One person:')
  const update = program
    .command('update')
    .description('changes a person')
    .argument('<id>', 'id of the person')
    .option('--only-changed', 'sends only what differs, and says what became of it')
    .option('--verify', 'reads back what was sent, and says what became of it')
    .option('--dry-run', 'sends nothing, and says what would change')
  withFields(withAnswer(withConnection(update)))
    .addHelpText(
      'after',
      '\nExamples:\n  b24-users update 27 --set WORK_POSITION="Head of Sales" --set UF_DEPARTMENT=[1,7]\n' +
        '  b24-users update 27 --fields oleg.json --only-changed\n  b24-users update 27 --photo oleg.jpg',
    )
    .action(does('update'))
  const add = program.command('add').description('invites a person')
  withFields(withAnswer(withConnection(add)))
    .addHelpText('after', '\nExample:\n  b24-users add --set EMAIL=oleg@example.org --set UF_DEPARTMENT=[1]')
    .action(does('add'))
  const get = program
    .command('get')
    .description('reads people')
    .argument('[ids...]', 'ids of people; everybody unless given')
    .option('--filter <json>', 'conditions as JSON, a path to a .json file, or - to read it')
    .option('--select <names>', 'fields, with commas between; newer portals only')
    .option('--sort <name>', 'ID unless given')
    .addOption(new Option('--order <direction>').choices(['ASC', 'DESC']))
  withLimit(withAnswer(withConnection(get)))
    .addHelpText(
      'after',
      `\nExamples:\n  b24-users get 27\n  b24-users get --filter "{'ACTIVE':true}" --json`,
    )
    .action(does('get'))
  const search = program
    .command('search')
    .description('finds people by words')
    .argument('[words...]', 'words of the name, the position or the department')
    .option('--filter <json>', 'conditions as JSON, a path to a .json file, or - to read it')
  withLimit(withAnswer(withConnection(search)))
    .addHelpText('after', '\nExample:\n  b24-users search Oleg Sales')
    .action(does('search'))
  withAnswer(withConnection(program.command('current').description('tells who calls')))
    .addHelpText('after', '\nExample:\n  b24-users current --json')
    .action(does('current'))
}

/** Adds what a person is to be like. */
function withFields(command: Command): Command {
  return command
    .option('--set <FIELD=value>', SET, collect)
    .option('--fields <json>', FIELDS)
    .option('--photo <file>', 'a file of an image')
    .option('--test', 'shows the request and sends nothing')
}

function withLimit(command: Command): Command {
  return command.option('--limit <n>', 'people at most, or `all`; 50 unless given')
}
