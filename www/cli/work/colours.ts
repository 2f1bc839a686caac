import colours from 'picocolors'

const STYLES: readonly (readonly [RegExp, (line: string) => string])[] = [
  [/^!/, colours.red],
  [/^(refused|ambiguous|duplicate|unmatched)\b/, colours.yellow],
  [/^(protected|unchanged)\b/, colours.dim],
  [/\(.*\b(dismiss|clear|email|departments)\b.*\)$/, colours.red],
  [/^update\b/, colours.green],
]

/** A plan's lines, in the colours of a terminal. */
export function coloured(text: string): string {
  return text
    .split('\n')
    .map((line) => STYLES.find(([pattern]) => pattern.test(line))?.[1](line) ?? line)
    .join('\n')
}
