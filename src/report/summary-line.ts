import type { Report, Summary } from '../model/report.ts'
import { formatCount, formatNumber } from './count.ts'
import type { ReportOptions } from './reporter.ts'

/** The run in one line: what was found, in how much, and what was not looked at. */
export function summaryLine(report: Report, options: ReportOptions): string {
  const { summary, suppressions } = report
  const parts = [
    `${foundIn(report)} in ${formatCount(summary.files, 'file')} (${formatCount(summary.records, 'record')})`,
    `${formatCount(summary.unlisted, 'unlisted field')}${summary.unlisted > 0 ? ', see --unknown-fields' : ''}`,
    `${formatCount(summary.incomplete, 'file')} not checked`,
  ]
  if (summary.sampled > 0) parts.push(`${formatCount(summary.sampled, 'file')} checked in part`)
  if (summary.suppressed > 0) parts.push(`suppressed: ${suppressedBy(summary)}`)
  if (!suppressions.applied) parts.push('suppressions off (--no-suppressions)')
  if (suppressions.remarks.length > 0) {
    parts.push(`${formatCount(suppressions.remarks.length, 'suppression')} unused, expired or not valid`)
  }
  if (options.ignored > 0) parts.push(`${formatCount(options.ignored, 'file')} ignored`)
  if (options.quiet && summary.warnings + summary.notes > 0) parts.push('only errors shown (--quiet)')
  return parts.join(' · ')
}

/** `2 by "allow", 1 by comments`. */
function suppressedBy({ suppressedBy: counts }: Summary): string {
  const names = { config: '"allow"', inline: 'comments', baseline: 'the baseline' } as const
  return (['config', 'inline', 'baseline'] as const)
    .filter(kind => counts[kind] > 0)
    .map(kind => `${formatNumber(counts[kind])} by ${names[kind]}`)
    .join(', ')
}

/** The same for formats that leave nothing out, quiet or not. */
export function fullSummary(report: Report, options: ReportOptions): string {
  return summaryLine(report, { ...options, quiet: false })
}

/** What no finding means; null where there is a finding, or nothing was checked. */
export function noProof(report: Report): string | null {
  const { summary } = report
  if (summary.errors + summary.warnings + summary.notes > 0 || summary.files === summary.incomplete) return null
  const unlisted = summary.unlisted === 1 ? '1 field is' : `${formatCount(summary.unlisted, 'field')} are`
  const more = summary.unlisted === 0 ? '' : `, and ${unlisted} not on it`
  return `No finding is no proof: the published list is not complete${more}.`
}

/** `7 errors, 2 warnings`; `No findings`, which is not said where there was nothing to find anything in. */
function foundIn({ summary }: Report): string {
  const { errors, warnings, notes, files, incomplete } = summary
  const found = [
    ...(errors > 0 ? [formatCount(errors, 'error')] : []),
    ...(warnings > 0 ? [formatCount(warnings, 'warning')] : []),
    ...(notes > 0 ? [formatCount(notes, 'note')] : []),
  ]
  if (found.length > 0) return found.join(', ')
  return files > 0 && files === incomplete ? 'Nothing checked to its end' : 'No findings'
}
