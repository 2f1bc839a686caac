/** A text as the numbers of its characters, of which none is half of another. */
type Letters = Uint32Array

/** Where a part of a pattern is found in a text first, from some place on: the place behind it. */
type Search = (text: Letters, from: number) => number | undefined

/** `_` stands for any one character. */
const ANY = 95

/** SQL `LIKE`, where `%` and `_` are the caller's own wildcards; takes no more time than text and pattern are long. */
export function like(pattern: string): (text: string) => boolean {
  const [first = lettersOf(''), ...rest] = pattern.split('%').map(lettersOf)
  const last = rest.pop()
  const middle = rest.filter((part) => part.length > 0).map(searchFor)
  return (text) => {
    const letters = lettersOf(text)
    if (!fits(first, letters, 0)) return false
    if (last === undefined) return letters.length === first.length
    const end = letters.length - last.length
    let place: number | undefined = first.length
    // The earliest place of each part leaves the most to those behind it.
    for (const search of middle) if (place !== undefined) place = search(letters, place)
    return place !== undefined && place <= end && fits(last, letters, end)
  }
}

/** Whether a text holds another, in the same time. */
export function contains(needle: string): (text: string) => boolean {
  if (needle === '') return () => true
  const search = searchLetters(lettersOf(needle))
  return (text) => search(lettersOf(text), 0) !== undefined
}

function lettersOf(text: string): Letters {
  const letters = new Uint32Array(text.length)
  let length = 0
  for (let at = 0; at < text.length; at += (letters[length++] ?? 0) > 0xffff ? 2 : 1) {
    letters[length] = text.codePointAt(at) ?? 0
  }
  return letters.subarray(0, length)
}

function fits(part: Letters, text: Letters, at: number): boolean {
  return (
    at + part.length <= text.length && part.every((letter, i) => letter === ANY || letter === text[at + i])
  )
}

function searchFor(part: Letters): Search {
  if (part.every((letter) => letter === ANY)) {
    return (text, from) => (from + part.length <= text.length ? from + part.length : undefined)
  }
  return part.includes(ANY) ? searchWithGaps(part) : searchLetters(part)
}

/** Knuth, Morris and Pratt: how much of the part is matched is known without looking back. */
function searchLetters(part: Letters): Search {
  const borders = new Uint32Array(part.length)
  const step = (matched: number, letter: number | undefined) => {
    let length = matched
    while (length > 0 && part[length] !== letter) length = borders[length - 1] ?? 0
    return part[length] === letter ? length + 1 : 0
  }
  for (let at = 1; at < part.length; at++) borders[at] = step(borders[at - 1] ?? 0, part[at])
  return (text, from) => {
    let matched = 0
    for (let at = from; at < text.length; at++) {
      matched = step(matched, text[at])
      if (matched === part.length) return at + 1
    }
    return undefined
  }
}

/** All beginnings of the part that end here are the bits of one number, which moves on with each letter. */
function searchWithGaps(part: Letters): Search {
  const gaps = bits(part, ANY)
  const masks = new Map([...new Set(part)].map((letter) => [letter, gaps | bits(part, letter)]))
  const whole = 1n << BigInt(part.length - 1)
  return (text, from) => {
    let begun = 0n
    for (let at = from; at < text.length; at++) {
      begun = ((begun << 1n) | 1n) & (masks.get(text[at] ?? ANY) ?? gaps)
      if (begun & whole) return at + 1
    }
    return undefined
  }
}

/** A number with a bit for each place of a letter. */
function bits(part: Letters, letter: number): bigint {
  const digits = Array.from(part, (one) => (one === letter ? '1' : '0')).reverse()
  return BigInt(`0b${digits.join('')}`)
}
