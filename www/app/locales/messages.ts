import type { en } from './en/index.ts'

/** Every text of the app, as each language has to have it. */
export type Messages = typeof en

/** Path of a text. */
export type MessageKey = Leaves<Messages>

type Leaves<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${Leaves<Tree[Name]>}`
}[keyof Tree & string]
