import type { Client, Language, UserFieldRow } from 'b24-users'
import { productLanguages } from './labels.ts'

/** Custom fields, or the one of the given number, once in each language of the product; in one request. */
export async function listByLanguage(
  client: Client,
  id?: number,
): Promise<(readonly [Language, readonly UserFieldRow[]])[]> {
  const query = (code: Language): string =>
    new URLSearchParams([['filter[LANG]', code], ...(id ? [['filter[ID]', String(id)]] : [])]).toString()
  const cmd = Object.fromEntries(productLanguages.map((code) => [code, `user.userfield.list?${query(code)}`]))
  const { result } = await client.call<{ result: Partial<Record<Language, UserFieldRow[]>> }>('batch', {
    halt: 1,
    cmd,
  })
  return productLanguages.map((code) => {
    const list = result.result[code]
    if (!list) throw new Error('The portal did not return the labels of every language.')
    return [code, list] as const
  })
}
