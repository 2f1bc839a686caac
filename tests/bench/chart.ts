/** The picture of a run: bars of time beside ours, as plain SVG. */
import type { HostResults, WorkEntry, WorkResult } from './results.ts'

/** Works in the picture, with the words above their bars. */
const shown = new Map([
  ['single', '1,000 people checked one at a time, to the texts of requests'],
  ['many from bytes', '1,000 people from JSON bytes, to the bodies of batches'],
  ['photo', 'a photo of 5 MB, from a File to a request'],
  ['cold', 'from import to the first checked person'],
])

const width = 800
/** Where bars begin, and how long the longest is. */
const bar = { left: 250, most: 410 }
const line = 24

const style = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-size: 17px; font-weight: 600 }
  .work { font-weight: 600 }
  .quiet, .floor text { fill: #59636e }
  .us text { font-weight: 600 }
  .library .bar { fill: #afb8c1 }
  .us .bar { fill: #0969da }
  .floor .bar { fill: none; stroke: #8c959f; stroke-dasharray: 4 3 }
  .range, .one { stroke: #59636e; fill: none }
  .one { stroke: #0969da; stroke-dasharray: 2 3 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .quiet, .floor text { fill: #9198a1 }
    .library .bar { fill: #656c76 }
    .us .bar { fill: #4493f8 }
    .floor .bar { stroke: #9198a1 }
    .range { stroke: #d1d7e0 }
    .one { stroke: #4493f8 }
  }`

/** Draws one host; shorter is faster. */
export function chart({ title, works }: HostResults, machine: string): string {
  const groups: string[] = []
  let top = 84
  for (const result of works) {
    const words = shown.get(result.work)
    if (words === undefined) continue
    groups.push(group(result, words, top))
    top += (result.entries.length + 1) * line + 26
  }
  const label = `Time of validators beside b24-users in ${title}`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top}" width="${width}" height="${top}" role="img" aria-label="${escaped(label)}">
<style>${style}
</style>
${text(16, 28, 'Time beside b24-users: shorter is faster', 'title')}
${text(16, 48, `${title}, ${machine}. Medians; thin lines are the middle half. Dashed: no library.`, 'quiet')}
${groups.join('\n')}
</svg>
`
}

/** One work; its longest bar is as long as bars get. */
function group({ entries }: WorkResult, words: string, top: number): string {
  const longest = Math.max(...entries.map(({ ratio }) => ratio.median))
  const place = (ratio: number) => bar.left + (Math.min(ratio, longest) / longest) * bar.most
  const bottom = top + entries.length * line + 10
  const one = place(1).toFixed(1)
  return [
    text(16, top, words, 'work'),
    ...entries.map((entry, index) => row(entry, place, top + 10 + index * line)),
    `<path class="one" d="M${one} ${top + 10}V${bottom}"/>`,
  ].join('\n')
}

function row({ title, role, ratio, time }: WorkEntry, place: (ratio: number) => number, top: number): string {
  const middle = top + line / 2
  const [low, end, high] = [ratio.low, ratio.median, ratio.high].map((value) => place(value).toFixed(1))
  return [
    `<g class="${role}">`,
    text(bar.left - 10, middle + 4, title, 'name', 'end'),
    `<path class="bar" d="M${bar.left} ${top + 4}H${end}v${line - 8}H${bar.left}z"/>`,
    role === 'us' ? '' : `<path class="range" d="M${low} ${middle}H${high}"/>`,
    text(width - 16, middle + 4, `${brief(ratio.median)}× (${brief(time.median)} ms)`, 'value', 'end'),
    '</g>',
  ].join('')
}

/** Two digits, or all before the point. */
function brief(number: number): string {
  if (number >= 9.95) return number.toFixed(0)
  return number.toFixed(number < 0.995 ? 2 : 1)
}

function text(x: number, y: number, words: string, kind: string, anchor = 'start'): string {
  return `<text class="${kind}" x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escaped(words)}</text>`
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** Whether a picture can be drawn that shows all of it. */
export function isWhole({ works }: HostResults): boolean {
  return [...shown.keys()].every((name) => works.some(({ work }) => work === name))
}
