import { readdir, readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'

const docs = new URL('../../www/docs/', import.meta.url)
const recipes = new URL('../../www/recipes/', import.meta.url)

const entries = await readdir(recipes, { recursive: true, withFileTypes: true })
const files = entries
  .filter((entry) => entry.isFile() && entry.name !== 'tsconfig.json')
  .map(({ parentPath, name }) => new URL(`${parentPath}/${name}`, 'file:'))

const names = (await readdir(docs)).filter((name) => name.endsWith('.md'))
const pages = await Promise.all(names.map((name) => readFile(new URL(name, docs), 'utf8')))

it('every page is one of the documents, and every document is there', async () => {
  const { projectDocuments } = JSON.parse(await readFile(new URL('typedoc.json', docs), 'utf8')) as {
    projectDocuments: string[]
  }
  expect([...projectDocuments].sort()).toEqual([...names].sort())
})

it.each(files.map((file) => [file.href.slice(recipes.href.length), file] as const))(
  '%s is short, says what it is, and is shown whole on one page',
  async (path, file) => {
    const text = await readFile(file, 'utf8')
    expect(text.split('\n').length).toBeLessThanOrEqual(41)
    expect(text).toMatch(/^(<!doctype html>\n)?(\/\*|<!--|\/\/)/)
    expect(pages.filter((page) => page.includes(`{@includeCode ../recipes/${path}}`))).toHaveLength(1)
  },
)
