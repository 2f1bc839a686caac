import type { Command } from 'commander'

/** Adds completion: for help its name is enough, and only who asks for it loads the rest. */
export async function withCompletion(program: Command, [first]: readonly string[]): Promise<Command> {
  if (first === 'complete' || first === 'completion') {
    const { addCompletion } = await import('../completion.ts')
    addCompletion(program)
    return program
  }
  program
    .commandsGroup('Connections:')
    .command('completion')
    .description('prints what a shell needs to complete commands and options')
    .argument('<shell>', 'bash, zsh or fish')
    .addHelpText(
      'after',
      '\nExamples:\n  source <(b24-users completion bash)\n' +
        '  b24-users completion fish > ~/.config/fish/completions/b24-users.fish',
    )
  return program
}
