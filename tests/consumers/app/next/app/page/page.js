import { createClient, init, schemas } from 'b24-users'
import { createElement } from 'react'
import { consume } from '../../../consume.js'

/**
 * Rendered on the server only.
 *
 * @param {{ searchParams: Promise<{ webhook: string, name: string }> }} props
 */
export default async function Page({ searchParams }) {
  const { webhook, name } = await searchParams
  return createElement(
    'pre',
    null,
    JSON.stringify(await consume({ createClient, init, schemas }, webhook, name)),
  )
}
