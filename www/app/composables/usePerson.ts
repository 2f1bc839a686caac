import { type Person, readPerson } from '../person.ts'
import { type Load, useLoad } from './useLoad.ts'
import { useClient } from './usePortal.ts'

/** Reads the person of the given number, and again when the number changes. */
export function usePerson(id: () => number): Load<Person> {
  return useLoad(id, useReadPerson())
}

/** A function that reads one person from the portal. */
export function useReadPerson(): (id: number, signal?: AbortSignal) => Promise<Person | undefined> {
  const client = useClient()
  return async (id, signal) => {
    const { result } = await client.user.get({ FILTER: { ID: id }, ADMIN_MODE: true }, { signal })
    return result[0] && readPerson({ ...result[0] })
  }
}
