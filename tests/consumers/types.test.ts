import { expect, test } from 'vitest'
import { tool } from './app.ts'

test.each([
  ['TypeScript for Node', []],
  ['TypeScript for bundlers', ['--module', 'esnext', '--moduleResolution', 'bundler']],
])('%s', async (_, options) => {
  expect(await tool('tsc', '-p', 'types', ...options)).toBe('')
})
