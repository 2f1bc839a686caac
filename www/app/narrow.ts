import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

/** Where things are: the app's sources, the kit's components, and the themes that it has generated. */
export interface KitPlaces {
  readonly app: string
  readonly components: string
  readonly themes: string
}

/**
 * Keeps classes of components that nobody uses out of the style sheet: the kit hands all that it has to Tailwind. What is
 * used follows from what is imported, so nothing has to be kept in step by hand.
 */
export function narrowKit(places: KitPlaces): Plugin {
  const sheet = join(places.app, 'style.css')
  return {
    name: 'narrow-kit',
    enforce: 'pre',
    transform: (code, id) =>
      id.split('?')[0] === sheet ? [code, ...unused(places).map(exclusion)].join('\n') : undefined,
  }
}

function exclusion(path: string): string {
  return `@source not ${JSON.stringify(path)};`
}

/** Files of the kit that say nothing about what the app shows. */
function unused({ app, components, themes }: KitPlaces): string[] {
  const used = new Set<string>()

  function use(component: string): void {
    if (used.has(component) || !existsSync(component)) return
    used.add(component)
    const source = readFileSync(component, 'utf8')
    for (const name of found(source, /"#build\/b24ui\/([\w/-]+)"/g)) used.add(join(themes, `${name}.ts`))
    for (const other of found(source, /from "(\.{1,2}\/[\w./-]+\.vue)"/g))
      use(join(dirname(component), other))
  }

  for (const file of filesIn(app, /\.(vue|ts)$/)) {
    const names = found(readFileSync(file, 'utf8'), /'@bitrix24\/b24ui-nuxt\/components\/([\w/-]+\.vue)'/g)
    for (const name of names) use(join(components, name))
  }
  return [...filesIn(components, /\.vue$/), ...filesIn(themes, /\.ts$/)].filter((file) => !used.has(file))
}

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, group = '']) => group)
}

function filesIn(folder: string, pattern: RegExp): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name))
}
