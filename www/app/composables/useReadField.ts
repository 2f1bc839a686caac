import type { Language, UserFieldRow } from 'b24-users'
import { userFieldLabel } from '../customFields.ts'
import { listByLanguage } from '../userfield/byLanguage.ts'
import type { StoredField } from '../userfield/form.ts'
import { readLabels, writtenLanguages } from '../userfield/labels.ts'
import { usePortal } from './usePortal.ts'
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
