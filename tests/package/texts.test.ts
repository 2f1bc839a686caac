import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'vue/compiler-sfc'
import { describe, expect, test } from 'vitest'
import { de } from '../../www/app/locales/de/index.ts'
import { en } from '../../www/app/locales/en/index.ts'
import { ru } from '../../www/app/locales/ru/index.ts'

type Tree = { [name: string]: string | Tree }

const APP = new URL('../../www/app/', import.meta.url)
const sources = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.(ts|vue)$/.test(file) && !/^(dist|locales|node_modules)\//.test(file))
  .map((file) => ({ file, text: readFileSync(new URL(file, APP), 'utf8') }))

function leaves(tree: Tree, path = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[path + name, value]] : leaves(value, `${path}${name}.`),
  )
}

const english = new Map(leaves(en))
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
const forms = (text: string) => text.replaceAll("{'|'}", '').split('|').length

describe.each([
  ['German', de, 2],
  ['Russian', ru, 3],
] as const)('in %s', (_, language, plurals) => {
  const texts = new Map(leaves(language))

  test('no text is missing, none is too many, and none is empty', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort())
    expect([...texts].filter(([, text]) => !text.trim())).toEqual([])
  })

  test('each text names what the English one names', () => {
    for (const [key, text] of texts) {
      const inEnglish = english.get(key) ?? ''
      // Where English has a form for one, that form need not say the number.
      const wanted = placeholders(inEnglish).filter((one) => one !== '{count}')
      expect(
        placeholders(text).filter((one) => one !== '{count}'),
        key,
      ).toEqual(wanted)
    }
  })

  test('what has a plural has all forms of it', () => {
    for (const [key, text] of texts) {
      expect(forms(text), key).toBe(forms(english.get(key) ?? '') > 1 ? plurals : 1)
    }
  })
})

test('every text is used', () => {
  const all = sources.map(({ text }) => text).join('\n')
  const named = new Set([...all.matchAll(/'([\w.]+)'/g)].map(([, key]) => key))
  const begun = [...all.matchAll(/`([\w.]+\.)\$\{/g)].map(([, start = '']) => start)
  const unused = [...english.keys()].filter(
    (key) => !named.has(key) && !begun.some((start) => key.startsWith(start)),
  )
  expect(unused).toEqual([])
})

describe('no text stands in a component', () => {
  test.each(
    sources.filter(({ file }) => file.endsWith('.vue')).map(({ file, text }) => [file, text] as const),
  )('%s', (_, source) => expect(textsIn(source)).toEqual([]))

  test('and one that did would be found', () => {
    const source = '<template><p title="A title">Hello {{ name }}<b>you</b></p></template>'
    expect(textsIn(source)).toEqual(['title="A title"', 'Hello ', 'you'])
  })
})

/** Texts for readers that are written into a component. */
function textsIn(source: string): string[] {
  const { descriptor } = parse(source)
  const found: string[] = []
  const look = (node: TemplateNode): void => {
    if (node.type === TEXT && /\p{L}{2}/u.test(node.content ?? '')) found.push(node.content ?? '')
    for (const prop of node.props ?? []) {
      if (prop.type === ATTRIBUTE && SPOKEN.has(prop.name) && /\p{L}/u.test(prop.value?.content ?? '')) {
        found.push(`${prop.name}="${prop.value?.content ?? ''}"`)
      }
    }
    for (const child of node.children ?? []) if (typeof child === 'object') look(child)
  }
  if (descriptor.template?.ast) look(descriptor.template.ast as unknown as TemplateNode)
  return found
}

/** Types of nodes, as the compiler numbers them. */
const TEXT = 2
const ATTRIBUTE = 6
/** Attributes that are read, or read out. */
const SPOKEN = new Set(['title', 'label', 'placeholder', 'description', 'aria-label', 'alt'])

interface TemplateNode {
  type: number
  content?: string
  props?: { type: number; name: string; value?: { content: string } }[]
  children?: TemplateNode[]
}
