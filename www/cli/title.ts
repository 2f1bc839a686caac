/** Options whose values nobody else shall see. */
const SECRET = /^--(url|token|proxy|config)\b/

/** Takes secrets out of the process list, as soon as the program has them. Where the system allows that. */
export function hideArguments(argv: readonly string[]): void {
  if (argv.some((argument) => SECRET.test(argument))) process.title = `b24-users ${argv[0] ?? ''}`
}
