import { isAlive } from './init.ts'
import { useSender } from './sending.ts'

/** What a line must do when nobody holds its settings any more. */
interface Forgetful {
  forget(instance: number, settings: number): void
}

let lines: FinalizationRegistry<[instance: number, client: number]> | undefined
let settings: FinalizationRegistry<[line: Forgetful, instance: number, number: number]> | undefined

/** Lets the core forget a client when nobody holds its line any more; engines without a registry keep its few bytes. */
export function releaseWith(line: object, instance: number, client: number): void {
  if (typeof FinalizationRegistry === 'undefined') return
  lines ??= new FinalizationRegistry(([instance, client]) => {
    if (isAlive(instance)) useSender((core) => core.release(client))
  })
  lines.register(line, [instance, client])
}

/** The same of settings. Their line is held until then: its number must not be another one's. */
export function forgetWith(held: object, line: Forgetful, instance: number, number: number): void {
  if (typeof FinalizationRegistry === 'undefined') return
  settings ??= new FinalizationRegistry(([line, instance, number]) => line.forget(instance, number))
  settings.register(held, [line, instance, number])
}
