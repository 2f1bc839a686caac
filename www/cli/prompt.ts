import confirm from '@inquirer/confirm'
import password from '@inquirer/password'

/** Questions go to standard error: standard output is for answers. */
const context = { output: process.stderr }

/** Asks for something that is not shown while it is typed. */
export function askSecret(message: string): Promise<string> {
  return password({ message, mask: true }, context)
}

/** Asks whether to go on; no unless somebody says yes. */
export function askWhether(message: string): Promise<boolean> {
  return confirm({ message, default: false }, context)
}
