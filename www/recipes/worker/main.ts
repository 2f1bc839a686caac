/** Hands a list to the worker, so that the page never stands still however long the list is. */
import type { Answer } from './check.ts'

const input = document.querySelector('input') as HTMLInputElement
const status = document.querySelector('[role=status]') as HTMLElement
const list = document.querySelector('ul') as HTMLElement

const worker = new Worker(new URL('./check.ts', import.meta.url), { type: 'module' })

worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
  if (!data.success) {
    status.textContent = data.error
    return
  }
  status.textContent = data.problems.length === 0 ? 'All is well.' : `${data.problems.length} problems`
  const lines = data.problems.map(({ row, text }) => {
    const line = document.createElement('li')
    line.textContent = `Row ${row}: ${text}`
    return line
  })
  list.replaceChildren(...lines)
})

input.addEventListener('change', () => {
  const [file] = input.files ?? []
  void file?.text().then((text) => worker.postMessage(JSON.parse(text)))
})
