import type { Finding } from '../model/finding.ts'
import type { FileReport, Report } from '../model/report.ts'
import { conditionText } from './condition-text.ts'
import { escapePath, escapeText } from './escape.ts'
import { faultLine, sampleLine } from './fault-line.ts'
import type { ReportOptions } from './reporter.ts'
import { noProof, summaryLine } from './summary-line.ts'

/**
 * Reports for logs and editors: one line per finding, `path:line:column: severity rule verdict field (count) message`;
 * one per remark on a file and per fault; then one that sums up.
 */
export function reportCompact(report: Report, options: ReportOptions): string {
  const proof = noProof(report)
  const lines = [
    ...report.files.flatMap(remarks),
    ...report.findings.filter(finding => !options.quiet || finding.severity === 'error').map(findingLine),
    ...report.files.flatMap(file => (file.fault === null ? [] : [faultLine(file.path, file.fault)])),
    `${summaryLine(report, options)}${proof === null ? '' : ` · ${proof}`}`,
  ]
  return `${lines.join('\n')}\n`
}

/** What is to be said of a file as a whole, each in a line. */
function remarks(file: FileReport): readonly string[] {
  const path = escapePath(file.path)
  return [
    ...(file.notice === null ? [] : [`${path}: note ${escapeText(file.notice)}`]),
    ...file.samples.map(sample => sampleLine(file.path, sample)),
  ]
}

function findingLine(finding: Finding): string {
  const { first, condition } = finding
  const extra = [
    ...(finding.confidence === 'high' ? [] : [`${finding.confidence} confidence`]),
    ...(condition === null ? [] : [conditionText(condition)]),
  ]
  return [
    `${escapePath(finding.file)}:${first.line}:${first.column}:`,
    finding.severity,
    finding.rule,
    finding.verdict,
    escapePath(finding.path) || '(document)',
    `(${finding.count})`,
    escapeText(finding.message) + (extra.length > 0 ? ` [${extra.join('; ')}]` : ''),
  ].join(' ')
}
