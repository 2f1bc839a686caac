import { formatPath, type Path } from './issue.ts'

/** An issue or a warning, as far as a form shows it. */
export interface Told {
  /** Where it is. */
  readonly path: Readonly<Path>
  /** An English sentence. */
  readonly message: string
  /** What was probably meant. */
  readonly hint?: string | undefined
}

/** Texts of issues or warnings, sorted for a form. */
export interface Flattened {
  /** What goes for the form as a whole. */
  form: string[]
  /** What goes for one place, by its path as `formatPath` writes it: `NAME`, `fields.LIST[1].VALUE`. */
  fields: { [path: string]: string[] | undefined }
}

/** Sorts issues or warnings by their places, each as one text with its hint. */
export function flatten(told: readonly Told[]): Flattened {
  const texts = new Map<string, string[]>()
  for (const one of told) {
    const place = formatPath(one.path)
    const others = texts.get(place) ?? []
    others.push(textOf(one))
    texts.set(place, others)
  }
  const form = texts.get('') ?? []
  texts.delete('')
  // Whatever a name is, such as `__proto__`, it becomes a member like any other.
  return { form, fields: Object.fromEntries(texts) }
}

/** What an issue or a warning says, with its hint. */
export function textOf({ message, hint }: Pick<Told, 'message' | 'hint'>): string {
  return hint ? `${message} ${hint}` : message
}
