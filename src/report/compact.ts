import { createForAlike } from '../model/alike-findings.ts'
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
    ...findingLines(report.findings.filter(finding => !options.quiet || finding.severity === 'error')),
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

/** Findings of many files differ in the file and the place, mostly: the rest of their lines is made once. */
function findingLines(findings: readonly Finding[]): readonly string[] {
  const saidOf = createForAlike(said)
  let file: string | null = null
  let shown = ''
  return findings.map(finding => {
    if (finding.file !== file) shown = escapePath((file = finding.file))
    return `${shown}:${finding.first.line}:${finding.first.column}: ${saidOf(finding)}`
  })
}

/** What is said of a finding, wherever it stands. */
function said(finding: Finding): string {
  const { condition, confidence } = finding
  const extra = [
    ...(confidence === 'high' ? [] : [`${confidence} confidence`]),
    ...(condition === null ? [] : [conditionText(condition)]),
  ]
  return [
    finding.severity,
    finding.rule,
    finding.verdict,
    escapePath(finding.path) || '(document)',
    `(${finding.count})`,
    escapeText(finding.message) + (extra.length > 0 ? ` [${extra.join('; ')}]` : ''),
  ].join(' ')
}
