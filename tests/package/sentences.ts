/** Everything that a locale can say, with what would stand in it. */
import type { Locale } from '../../dist/node.js'

/** Sentences by the places of their codes, such as `issues.conflict.item_kept`. */
export function sentences(locale: Locale): [code: string, sentence: string][] {
  const { issues, expected, ranges, hints, warnings, refused, many } = locale
  return [
    ['refused', refused('user.update')],
    ...(Object.entries(issues) as [string, Text][]).flatMap(([code, text]) =>
      ofIssue(`issues.${code}`, text),
    ),
    ...Object.entries(expected).map(([code, text]) => said(`expected.${code}`, issues.type(text))),
    said('ranges.words', issues.out_of_range(ranges.words(['M', 'F', '']))),
    said('ranges.between', issues.out_of_range(ranges.between(1, 50))),
    said('ranges.from', issues.out_of_range(ranges.from(1))),
    ...Object.entries(hints).map(([code, text]) =>
      said(`hints.${code}`, typeof text === 'function' ? text(['WORK_PHONE', 'PERSONAL_PHONE']) : text),
    ),
    ...Object.entries(warnings).map(([code, text]) => said(`warnings.${code}`, text)),
    ...Object.entries(many.caps).map(([cap, text]) => said(`many.caps.${cap}`, text(3, 0))),
    said('many.obstacles.table', many.obstacles.table),
    said('many.obstacles.short', many.obstacles.short(40, 100)),
    said('many.obstacles.unnamed', many.obstacles.unnamed(2)),
    said('many.obstacles.unreadable', many.obstacles.unreadable(['EMAIL', 'UF_USR_GRADE'])),
    said('many.obstacles.unsteady', many.obstacles.unsteady),
    ...Object.entries(many.plans).map(([code, text]) => said(`many.plans.${code}`, text)),
    ...Object.entries(many.journals).map(([code, text]) => said(`many.journals.${code}`, text)),
  ]
}

type Text = Locale['issues'][keyof Locale['issues']]

function ofIssue(code: string, text: Text): [string, string][] {
  if (typeof text === 'string') return [said(code, text)]
  if (typeof text === 'function') return [said(code, (text as (what: unknown) => string)(50))]
  return Object.entries(text).map(([why, sentence]) => said(`${code}.${why}`, sentence))
}

function said(code: string, sentence: string): [string, string] {
  return [code, sentence]
}
