import { describe, expect, test } from 'vitest'
import { share, tally } from '../../scripts/lib/tally.mjs'

const none = { caught: [], earlier: [], unviable: [], missed: [], timeout: [] }

describe('of all mutants there are', () => {
  test('those count as caught that any run has caught', () => {
    expect(tally(['a', 'b', 'c'], { ...none, caught: ['a'], earlier: ['b'], missed: ['c'] })).toEqual({
      caught: 2,
      missed: 1,
      untried: 0,
    })
  })

  test('what takes too long is caught', () => {
    expect(tally(['a'], { ...none, timeout: ['a'] })).toEqual({ caught: 1, missed: 0, untried: 0 })
  })

  test('what does not compile counts for nothing, though the next run takes it for caught', () => {
    expect(tally(['a', 'b'], { ...none, earlier: ['a', 'b'], unviable: ['b'] })).toEqual({
      caught: 1,
      missed: 0,
      untried: 0,
    })
  })

  test('those of lines that are no more count for nothing', () => {
    expect(tally(['a'], { ...none, caught: ['a', 'b'], missed: ['c'], timeout: ['d'] })).toEqual({
      caught: 1,
      missed: 0,
      untried: 0,
    })
  })

  test('those that no run has come to are neither', () => {
    expect(tally(['a', 'b'], { ...none, caught: ['a'] })).toEqual({ caught: 1, missed: 0, untried: 1 })
  })
})

test.each([
  [19, 1, 95],
  [0, 3, 0],
  [2, 0, 100],
  [0, 0, 0],
])('%i caught and %i missed are %i of a hundred', (caught, missed, of) => {
  expect(share(caught, missed)).toBe(of)
})
