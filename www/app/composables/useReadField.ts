import type { Client, Language, UserFieldRow } from 'b24-users'
import { userFieldLabel } from '../customFields.ts'
import { languages } from '../language.ts'
import type { StoredField } from '../userfield/form.ts'
import { readLabels, writtenLanguages } from '../userfield/labels.ts'
import { usePortal } from './useClient.ts'
import { useLanguages } from './useLanguages.ts'

/** A function that reads one custom field with its labels in every language. */
export function useReadField(): (id: number) => Promise<StoredField | undefined> {
  const { client, language } = usePortal()
  const portalLanguages = useLanguages()
  return async (id) => {
    const lists = await listByLanguage(client, id)
    const rows: Partial<Record<Language, UserFieldRow>> = Object.fromEntries(
      lists.map(([code, list]) => [code, list.find((row) => Number(row.ID) === id)]),
    )
    const row = rows[language]
    if (!row) return undefined
    const labels = readLabels(rows)
    const spoken = new Set([...(await portalLanguages.find()), ...writtenLanguages(labels)])
    return { id, name: userFieldLabel(row), row, labels, languages: [...spoken] }
  }
}

/** Custom fields, or the one of the given number, once in each language of the product; in one request. */
export async function listByLanguage(
  client: Client,
  id?: number,
): Promise<(readonly [Language, readonly UserFieldRow[]])[]> {
  const query = (code: Language): string =>
    new URLSearchParams([['filter[LANG]', code], ...(id ? [['filter[ID]', String(id)]] : [])]).toString()
  const cmd = Object.fromEntries(languages.map((code) => [code, `user.userfield.list?${query(code)}`]))
  const { result } = await client.call<{ result: Partial<Record<Language, UserFieldRow[]>> }>('batch', {
    halt: 1,
    cmd,
  })
  return languages.map((code) => {
    const list = result.result[code]
    if (!list) throw new Error('The portal did not return the labels of every language.')
    return [code, list] as const
  })
}
