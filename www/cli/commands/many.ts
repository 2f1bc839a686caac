import { type Command, InvalidArgumentError, Option } from 'commander'
import { does } from '../action.ts'
import { collect, readCount, readTime, withAnswer, withConnection } from '../options.ts'

const CAP = /^(dismiss|email|departments|clear|change)=(\d+%?|none)$/

/** What becomes of rows. */
const STATES = [
  ...['pending', 'sent', 'applied', 'already', 'ignored', 'altered', 'conflict', 'failed', 'unknown'],
  ...['unchanged', 'refused', 'unmatched', 'ambiguous', 'duplicate', 'protected'],
]

/** Adds the commands for many people: a plan, and what becomes of it. */
export function addMany(program: Command): void {
  program.commandsGroup('Many people:')
  addPlan(program)
  addApply(program)
  const resume = program
    .command('resume')
    .description('goes on with a run that has broken off')
    .argument('<journal>', 'where the run is recorded')
  withRun(resume).addHelpText('after', '\nExample:\n  b24-users resume people.journal').action(does('resume'))
  const undo = program
    .command('undo')
    .description('makes the plan that takes a run back; sends nothing')
    .argument('<journal>', 'where the run is recorded')
  withCaps(withAnswer(withConnection(undo)))
    .addHelpText(
      'after',
      '\nExample:\n  b24-users undo people.journal --out back.json\n  b24-users apply back.json',
    )
    .action(does('undo'))
  addReports(program)
}

function addPlan(program: Command): void {
  const plan = program
    .command('plan')
    .description('compares a list of people with the portal; sends nothing')
    .argument('<list>', 'a file of CSV, JSON, JSON lines or a workbook (.xlsx); - reads it')
    .addOption(
      new Option('--match <field>', 'what people are found by')
        .choices(['XML_ID', 'EMAIL', 'ID'])
        .default('XML_ID'),
    )
    .addOption(
      new Option('--missing <what>', 'what becomes of people whom the list does not name')
        .choices(['ignore', 'dismiss'])
        .default('ignore'),
    )
    .option(
      '--column <caption=CODE>',
      'what a column is; CAPTION= leaves it out; may be given again',
      collect,
    )
    .option('--encoding <name>', 'such as windows-1251; found unless given')
    .option('--delimiter <sign>', 'what stands between cells; found unless given')
    .addOption(new Option('--form <form>', 'found unless given').choices(['csv', 'json', 'jsonl']))
    .option('--sheet <name>', 'of a workbook, by name or number; the first unless given')
    .addOption(new Option('--dates <first>', 'what comes first in 1/2/2026').choices(['day', 'month']))
    .addOption(
      new Option('--blank <what>', 'what an empty cell does to what is stored').choices(['keep', 'clear']),
    )
    .option('--language <code>', "the portal's language, such as de")
    .option('--detailed-exitcode', 'ends with 2 when there are changes')
    .addHelpText(
      'after',
      '\nExamples:\n  b24-users plan people.csv --match EMAIL\n' +
        '  b24-users plan people.xlsx --match ID --cap dismiss=3 --column Position=WORK_POSITION --out plan.json',
    )
  withCaps(withAnswer(withConnection(plan))).action(does('plan'))
}

function addApply(program: Command): void {
  const apply = program
    .command('apply')
    .description('applies a plan, and proves each row by reading it back')
    .argument('<plan>', 'what `plan --out` has written')
    .option('--journal <file>', 'where the run is recorded; beside the plan unless given')
    .option('--yes', 'asks nothing; needed where there is no terminal')
    .addHelpText(
      'after',
      '\nExamples:\n  b24-users apply plan.json\n  b24-users apply plan.json --yes --detach',
    )
  withRun(apply).action(does('apply'))
}

function withRun(command: Command): Command {
  return withAnswer(withConnection(command))
    .option('--report <file>', 'writes what became of each row, as CSV')
    .addOption(
      new Option(
        '--on-conflict <what>',
        'what follows when somebody has changed what a row is to change',
      ).choices(['skip', 'stop']),
    )
    .addOption(new Option('--lanes <n>', 'requests at once, 1 to 16; 4 unless given').argParser(readLanes))
    .addOption(
      new Option(
        '--max-age <time>',
        'age up to which a plan is applied, such as 60m; a day unless given',
      ).argParser(readTime),
    )
    .option('--photos', 'saves photos before they are replaced, so that undo gives them back')
    .option('--photos-of <journal>', 'where the photos are that the plan of an undo gives back')
    .option('--detach', 'goes on in the background; `b24-users status` tells how far it is')
}

function readLanes(text: string): number {
  const lanes = readCount(text)
  if (lanes <= 16) return lanes
  throw new InvalidArgumentError('It is a whole number from 1 to 16.')
}

function withCaps(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--cap <kind=n>',
        'how many rows may dismiss, change email, leave all departments, clear or change: n, n% or none',
      ).argParser((text: string, before?: string[]) => {
        if (CAP.test(text)) return collect(text, before)
        throw new InvalidArgumentError('It is such as dismiss=3, change=5% or email=none.')
      }),
    )
    .addOption(
      new Option('--protect <id>', 'somebody who is not to be changed; may be given again').argParser(
        (text: string, before?: number[]) => [...(before ?? []), readCount(text)],
      ),
    )
}

function addReports(program: Command): void {
  program
    .command('report')
    .description('tells what became of each row of a run; needs no portal')
    .argument('<journal>', 'where the run is recorded')
    .option('--csv', 'gives all rows as CSV')
    .addOption(new Option('--state <state>', 'only rows of this state').choices(STATES))
    .option('--json', 'gives JSON, also of errors')
    .option('--out <file>', 'writes the answer to a file, in UTF-8')
    .addHelpText('after', '\nExample:\n  b24-users report people.journal --csv --out report.csv')
    .action(does('report'))
  program
    .command('status')
    .description('tells how far a run is, or what became of what went on in the background')
    .argument('[what]', 'a journal, or an id of what went on; all of them unless given')
    .option('--wait', 'waits for its end, and ends with its exit code')
    .option('--json', 'gives JSON, also of errors')
    .addHelpText('after', '\nExamples:\n  b24-users status\n  b24-users status people.journal')
    .action(does('status'))
  program
    .command('forget')
    .description(
      'deletes a journal, or what is kept of something in the background, with the personal data in it',
    )
    .argument('<what>', 'a journal, or an id')
    .option('--json', 'gives errors as JSON')
    .action(does('forget'))
}
