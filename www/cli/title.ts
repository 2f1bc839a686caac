/**
 * Takes the arguments out of the process list, as soon as the program has them and where the system allows that: there are
 * secrets and personal data among them, and everybody on the machine can read that list.
 */
export function hideArguments([command = '']: readonly string[]): void {
  process.title = command.startsWith('-') || command.includes('/') ? 'b24-users' : `b24-users ${command}`
}
