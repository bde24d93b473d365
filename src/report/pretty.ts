import type { Finding } from '../model/finding.ts'
import type { FileReport, Report, Sample } from '../model/report.ts'
import type { Severity } from '../model/verdict.ts'
import { formatCount } from './count.ts'
import { escapePath, escapeText } from './escape.ts'
import { fold } from './fold.ts'
import { groupBy } from './group-by.ts'
import { type Brush, createPaint, type Paint } from './paint.ts'
import { prettyFinding } from './pretty-finding.ts'
import type { ReportOptions } from './reporter.ts'
import { noProof, summaryLine } from './summary-line.ts'

const severities: readonly Severity[] = ['error', 'warning', 'note']

/** Reports for a person at a terminal: by file, then by severity; then what was not checked, and a line that sums up. */
export function reportPretty(report: Report, options: ReportOptions): string {
  const paint = createPaint(options.color)
  const shown = report.findings.filter(finding => !options.quiet || finding.severity === 'error')
  const byFile = groupBy(shown, finding => finding.file)
  const blocks = [
    ...report.files.flatMap(file => fileBlock(file, byFile.get(file.path) ?? [], paint)),
    ...uncheckedBlock(report, paint),
    summaryBlock(report, options, paint),
  ]
  const text = `${blocks.join('\n\n')}\n`
  const { columns } = options
  return columns === undefined ? text : text.replaceAll(/.+/g, line => fold(line, columns))
}

/** A file that has findings, or about which something is to be said. */
function fileBlock(file: FileReport, findings: readonly Finding[], paint: Paint): readonly string[] {
  if (findings.length === 0 && file.notice === null && file.samples.length === 0) return []
  const head = `${paint.bold(escapePath(file.path))}  ${paint.dim(formatCount(file.records, 'record'))}`
  const remarks = [
    ...(file.notice === null ? [] : [`  ${escapeText(file.notice)}`]),
    ...file.samples.map(
      sample => `  Checked in part (${sample.code}${placeIn(sample)}): ${escapeText(sample.message)}`,
    ),
  ]
  const bySeverity = groupBy(findings, finding => finding.severity)
  const groups = severities.flatMap(severity => severityBlock(severity, bySeverity.get(severity) ?? [], paint))
  return [[[head, ...remarks].join('\n'), ...groups].join('\n\n')]
}

function placeIn({ line, column }: Sample): string {
  return line === undefined ? '' : `, first at ${line}:${column ?? 1}`
}

function severityBlock(severity: Severity, findings: readonly Finding[], paint: Paint): readonly string[] {
  if (findings.length === 0) return []
  const head = brushOf(severity, paint)(formatCount(findings.length, severity))
  const lines = findings.flatMap(finding => prettyFinding(finding, paint)).map(line => `    ${line}`)
  return [[`  ${head}`, ...lines].join('\n')]
}

function uncheckedBlock(report: Report, paint: Paint): readonly string[] {
  const lines = report.files.flatMap(({ path, fault }) => {
    if (fault === null) return []
    const place = fault.line === undefined ? '' : `:${fault.line}:${fault.column ?? 1}`
    return [`  ${paint.bold(escapePath(path))}${place}  ${fault.code}  ${escapeText(fault.message)}`]
  })
  return lines.length === 0 ? [] : [[paint.red('Not checked, or not to the end'), ...lines].join('\n')]
}

function summaryBlock(report: Report, options: ReportOptions, paint: Paint): string {
  const { errors, warnings, incomplete } = report.summary
  const brush = errors + incomplete > 0 ? paint.red : warnings > 0 ? paint.yellow : paint.bold
  const proof = noProof(report)
  return `${brush(summaryLine(report, options))}${proof === null ? '' : `\n${proof}`}`
}

function brushOf(severity: Severity, paint: Paint): Brush {
  switch (severity) {
    case 'error':
      return paint.red
    case 'warning':
      return paint.yellow
    case 'note':
      return paint.cyan
  }
}
