import type { SuppressionRemark, SuppressionReport } from '../model/suppression.ts'
import { formatCount } from './count.ts'
import { escapePath, escapeText } from './escape.ts'

/** What is to be said of suppressions, for a person: a line each. */
export function suppressionLines(report: SuppressionReport): readonly string[] {
  return [
    ...(report.applied ? [] : ['mamlint: suppressions are off (--no-suppressions)']),
    ...placedRemarks(report).map(remarkLine),
  ]
}

/** The remarks of a run, those on entries of the baseline in one: there may be very many, and one command mends them all. */
export function placedRemarks({ remarks, baseline }: SuppressionReport): readonly SuppressionRemark[] {
  const needless = remarks.filter(({ source }) => source === 'baseline').length
  if (needless === 0) return remarks
  const found = needless === 1 ? '1 finding is' : `${formatCount(needless, 'finding')} are`
  const message = `${found} no longer there; mamlint baseline --prune takes what is not needed out`
  return [
    ...remarks.filter(({ source }) => source !== 'baseline'),
    { kind: 'unused', source: 'baseline', path: baseline ?? '', line: null, column: null, message },
  ]
}

/** `config:12:5: warning unused: this entry accepts no finding`. */
function remarkLine({ path, line, column, kind, message }: SuppressionRemark): string {
  const place = line === null ? '' : `:${line}:${column ?? 1}`
  return `${escapePath(path)}${place}: warning ${kind}: ${escapeText(message)}`
}
