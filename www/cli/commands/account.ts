import type { Command } from 'commander'
import { does } from '../action.ts'
import { withConnection } from '../options.ts'

/** Adds what keeps connections. */
export function addAccount(program: Command): void {
  program.commandsGroup('Connections:')
  withConnection(program.command('login').description('saves a connection in a file that only you can read'))
    .option('--no-check', 'saves it without trying it')
    .option('--json', 'gives JSON, also of errors')
    .addHelpText(
      'after',
      '\nIn a terminal it asks; elsewhere `--url -` reads a line.\n' +
        '\nExamples:\n  b24-users login\n  b24-users login --profile test --url - < webhook.txt',
    )
    .action(does('login'))
  program
    .command('logout')
    .description('forgets a connection')
    .option('--profile <name>', 'the one without a name unless given')
    .option('--json', 'gives errors as JSON')
    .action(does('logout'))
  program
    .command('profiles')
    .description('lists the connections that are saved, without their secrets')
    .option('--json', 'gives JSON, also of errors')
    .action(does('profiles'))
}
