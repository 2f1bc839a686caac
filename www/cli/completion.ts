import addTab from '@bomb.sh/tab/commander'
import type { Command } from 'commander'

/** Adds the commands by which shells complete, made from all others. */
export function addCompletion(program: Command): void {
  addTab(program, { completionCommandName: 'completion' })
}
