import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { conditionText } from './condition-text.ts'
import { escapeControls } from './escape.ts'
import { type Remark, remarksOf } from './remarks.ts'
import type { ReportOptions } from './reporter.ts'
import { fullSummary } from './summary-line.ts'

/** Columns, and what each takes from a finding. */
const columns: Readonly<Record<string, (finding: Finding) => string | number>> = {
  kind: () => 'finding',
  severity: finding => finding.severity,
  verdict: finding => finding.verdict,
  rule: finding => finding.rule,
  file: finding => finding.file,
  line: finding => finding.first.line,
  column: finding => finding.first.column,
  offset: finding => finding.first.offset,
  field: finding => finding.path,
  pointer: finding => finding.first.pointer,
  entity: finding => finding.entity ?? '',
  role: finding => finding.role,
  confidence: finding => finding.confidence,
  count: finding => finding.count,
  empty: finding => finding.empty,
  message: finding => finding.message,
  condition: ({ condition }) => (condition === null ? '' : conditionText(condition)),
  section: finding => finding.source?.section ?? '',
  item: finding => finding.source?.item ?? '',
  mam: finding => finding.source?.mam ?? '',
  advice: finding => finding.advice,
  fingerprint: finding => finding.fingerprint,
}

/**
 * Reports for a spreadsheet: a line of headings, a line a finding, a line for all that was not checked or is to be said of a file
 * (`kind`: `not-checked`, `sampled`, `notice`, `suppression`), and one that sums up (`summary`). Commas, and quotes where a cell needs them.
 */
export function reportCsv(report: Report, options: ReportOptions): string {
  const names = Object.keys(columns)
  const rows = [
    names,
    ...report.findings.map(finding => Object.values(columns).map(of => of(finding))),
    ...remarksOf(report).map(remark => place(names, remarkCells(remark))),
    place(names, { kind: 'summary', message: fullSummary(report, options) }),
  ]
  return rows.map(row => `${row.map(cell).join(',')}\n`).join('')
}

function remarkCells({
  kind,
  severity,
  code,
  path,
  line,
  column,
  text,
}: Remark): Readonly<Record<string, string | number>> {
  return { kind, severity, rule: code ?? '', file: path, line, column, message: text }
}

function place(
  names: readonly string[],
  cells: Readonly<Record<string, string | number>>,
): readonly (string | number)[] {
  return names.map(name => cells[name] ?? '')
}

/** One cell. A text that a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(content: string | number): string {
  if (typeof content === 'number') return String(content)
  const text = escapeControls(content).replace(/^(?=[=+\-@])/, "'")
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
