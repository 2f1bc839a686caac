/** Hands a list to the worker as it is, so that the page never stands still however long the list is. */
import type { Answer } from './check.ts'

const input = document.querySelector('input') as HTMLInputElement
const status = document.querySelector('[role=status]') as HTMLElement
const list = document.querySelector('ul') as HTMLElement

const worker = new Worker(new URL('./check.ts', import.meta.url), { type: 'module' })

worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
  const refused = data.success ? data.refused : []
  status.textContent = data.success ? `Wrong rows: ${refused.length}` : data.error
  const lines = refused.flatMap(({ index, issues }) =>
    issues.map(({ path, message, hint = '' }) => {
      const line = document.createElement('li')
      line.textContent = `Row ${index + 1}: ${path.join('.')}: ${message} ${hint}`
      return line
    }),
  )
  list.replaceChildren(...lines)
})

input.addEventListener('change', () => {
  const [file] = input.files ?? []
  if (file) worker.postMessage(file)
})
