import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const path = 'src/format/letter.rs'
const head = '// Begin of the table.\n'
const foot = '    // End of the table.\n'

/** Code points that are no letters, then such that are, one less, and so on, in digits of 45. */
function table(): string {
  const lengths: number[] = []
  let [isLetter, length] = [false, 0]
  for (let code = 0x80; code <= 0x10_ffff; code++) {
    // Half a character is none.
    const is = /^[\p{L}\p{M}]$/u.test(String.fromCodePoint(code))
    if (is !== isLetter) {
      lengths.push(isLetter ? length - 1 : length)
      ;[isLetter, length] = [is, 0]
    }
    length++
  }
  const text = lengths.map((length) => digits(length)).join('')
  const lines = text.match(/.{1,100}/gs) ?? []
  return lines.map((line) => `    r"${line}",\n`).join('')
}

function digits(number: number, isLast = true): string {
  const rest = number < 45 ? '' : digits(Math.floor(number / 45), false)
  return rest + String.fromCharCode(35 + (number % 45) + (isLast ? 0 : 45))
}

test('the table of letters is that of Unicode', ({ skip }) => {
  const source = readFileSync(path, 'utf8')
  const version = /Unicode (\d+\.\d+)/.exec(source)?.[1]
  skip(process.versions['unicode'] !== version, 'another version of Unicode')
  const [before = '', rest = ''] = source.split(head)
  const [, after = ''] = rest.split(foot)
  const written = before + head + table() + foot + after
  if (process.env['BLESS']) writeFileSync(path, written)
  expect(readFileSync(path, 'utf8') === written, 'if that is meant: BLESS=1').toBe(true)
})
