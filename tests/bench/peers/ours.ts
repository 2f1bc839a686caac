import { init, schemas } from 'b24-users/schemas'
import { checkBy } from '../parsed.ts'

export const copies = true

export const load = (): Promise<void> => init()

export const check = checkBy(schemas['user.update'])
