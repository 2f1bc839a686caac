import type { UserFieldRow } from '../../package/sync/node.ts'
import type { AnswerOptions, ConnectionOptions } from '../options.ts'
import { openClient } from './client.ts'
import { Exit } from './exit.ts'
import { writing } from './output.ts'
import { stoppable } from './signals.ts'

/** Writes TypeScript for the portal's own fields. */
export async function writeTypes(
  _given: unknown[],
  { language = 'en', ...options }: ConnectionOptions & AnswerOptions & { language?: string },
): Promise<number> {
  return writing(options.out, async (output) => {
    const { client, host } = await openClient(options)
    const { result } = await stoppable((signal) =>
      client.userfield.list({ filter: { LANG: language } }, { signal }),
    )
    await output.write(options.json ? JSON.stringify(typesOf(result), null, 2) : declaration(host, result))
    return Exit.Done
  })
}

function typesOf(rows: readonly UserFieldRow[]): Record<string, string> {
  return Object.fromEntries(rows.map((row) => [row.FIELD_NAME, typeOf(row)]))
}

function typeOf({ USER_TYPE_ID, MULTIPLE }: UserFieldRow): string {
  return MULTIPLE === 'Y' ? `${USER_TYPE_ID}[]` : USER_TYPE_ID
}

function declaration(host: string, rows: readonly UserFieldRow[]): string {
  const members = rows.map((row) => `    ${docOf(row)}${row.FIELD_NAME}: '${typeOf(row)}'\n`)
  return `// The custom fields of people at ${host}, as \`b24-users types\` has found them.
import 'b24-users'

declare module 'b24-users' {
  interface PortalFields {
${members.join('')}  }
}
`
}

function docOf({ EDIT_FORM_LABEL, LIST = [] }: UserFieldRow): string {
  const items = LIST.map(({ ID, VALUE }) => `${ID} ${VALUE}`).join(', ')
  const words = [EDIT_FORM_LABEL, items && `Items: ${items}.`].filter(Boolean).join('. ')
  // A comment must not end before it ends.
  return words === '' ? '' : `/** ${words.replaceAll('*/', '* /').replace(/\s+/g, ' ')} */\n    `
}
