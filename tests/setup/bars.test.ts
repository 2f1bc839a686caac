import { describe, expect, test } from 'vitest'
import { bars } from '../bench/bars.ts'
import type { HostResults, MemoryResult, WorkEntry } from '../bench/results.ts'
import { ratio, spread } from '../bench/statistics.ts'

/** Somebody whose time is so many times ours, in the middle half and in the middle. */
const entry = (name: string, [low, median, high]: [number, number, number]): WorkEntry => ({
  name,
  title: name,
  role: 'library',
  time: { low: 0, median: 0, high: 0 },
  ratio: { low, median, high },
})

const measured = (work: string, ...entries: WorkEntry[]): HostResults => ({
  host: 'node',
  title: 'Node',
  works: [{ work, entries }],
})

describe('a bar', () => {
  test.each([
    ['held', [1.1, 1.2, 1.3]],
    ['missed', [0.7, 0.8, 0.9]],
    ['hidden by noise', [0.9, 1.1, 1.3]],
    ['hidden by noise', [0.9, 0.95, 1.3]],
    ['held', [1, 1.1, 1.2]],
  ] as const)('is %s where the middle half is %j', (outcome, [low, median, high]) => {
    expect(bars(measured('single', entry('ajv', [low, median, high])))).toMatchObject([{ outcome }])
  })

  test('asks for the fastest of all who are meant', () => {
    const host = measured('many from bytes', entry('slow', [8, 9, 10]), entry('fast', [2, 2.1, 2.2]))
    const [bar] = bars(host)
    expect(bar?.found).toContain('fast takes 2.10')
    expect(bar?.outcome).toBe('missed')
  })

  test('asks more of Firefox where somebody else is named, and less of many', () => {
    const one = { ...measured('single', entry('zod', [1.4, 1.5, 1.6])), host: 'firefox' as const }
    expect(bars(one)).toMatchObject([{ outcome: 'missed' }])
    const many = { ...measured('many from bytes', entry('any', [2.4, 2.5, 2.6])), host: 'firefox' as const }
    expect(bars(many)).toMatchObject([{ outcome: 'held' }])
    expect(bars(measured('many from bytes', entry('any', [2.4, 2.5, 2.6])))).toMatchObject([
      { outcome: 'missed' },
    ])
  })

  test('of a work that was not measured is not told', () => {
    expect(bars(measured('other', entry('ajv', [1, 1, 1])))).toEqual([])
  })
})

test.each([
  ['held', { wasm: 0, heap: 900_000 }],
  ['missed', { wasm: 65_536, heap: 0 }],
  ['missed', { wasm: 0, heap: 1_100_000 }],
  ['held', { wasm: 0, heap: undefined }],
])('memory is flat: %s where it has grown by %j', (outcome, { wasm, heap }) => {
  const memory: MemoryResult = {
    checks: 1_000_000,
    wasm: { afterWarmUp: 1_000_000, atEnd: 1_000_000 + wasm },
  }
  if (heap !== undefined) memory.heap = { afterWarmUp: 5, peak: 9, atEnd: 5 + heap }
  expect(bars({ ...measured('none'), memory })).toMatchObject([{ outcome }])
})

describe('statistics', () => {
  test('the middle half lies between neighbours', () => {
    expect(spread([5, 1, 4, 2, 3])).toEqual({ low: 2, median: 3, high: 4 })
    expect(spread([1, 2, 3, 4])).toEqual({ low: 1.75, median: 2.5, high: 3.25 })
  })

  test('a ratio is that of each round, since a slow moment slows both', () => {
    expect(ratio([2, 20, 3], [1, 10, 1])).toEqual({ low: 2, median: 2, high: 2.5 })
  })
})
