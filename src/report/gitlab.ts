import { fingerprintOf } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { Severity } from '../model/verdict.ts'
import { escapeJson } from './escape.ts'
import { findingText, sentence } from './finding-text.ts'
import { type Remark, remarksOf, remarkTitle } from './remarks.ts'
import type { ReportOptions } from './reporter.ts'
import { resultIds } from './result-ids.ts'
import { fullSummary } from './summary-line.ts'

/** One entry of GitLab's code quality report: the part of Code Climate's format that GitLab reads. */
interface Issue {
  readonly description: string
  readonly check_name: string
  /** Tells an entry from all others, in this run and between runs. */
  readonly fingerprint: string
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker'
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
}

const severities: Readonly<Record<Severity, Issue['severity']>> = { error: 'major', warning: 'minor', note: 'info' }

/** Reports for GitLab's merge requests: code quality JSON. What was not checked is an entry of its own, the worst there is. */
export function reportGitlab(report: Report, options: ReportOptions): string {
  const issues = [...remarkIssues(report), ...findingIssues(report), ...summaryIssues(report, options)]
  return `${escapeJson(JSON.stringify(issues, null, 2))}\n`
}

function findingIssues(report: Report): readonly Issue[] {
  const ids = resultIds(report.findings)
  return report.findings.map((finding, index) => ({
    description: findingText(finding),
    check_name: finding.rule,
    fingerprint: ids[index] ?? '',
    severity:
      finding.verdict === 'never-collected' && finding.severity === 'error' ? 'critical' : severities[finding.severity],
    location: { path: finding.file, lines: { begin: finding.first.line } },
  }))
}

function remarkIssues(report: Report): readonly Issue[] {
  return remarksOf(report).map(remark => ({
    description: sentence(`${remarkTitle(remark)}: ${remark.text}`),
    check_name: `mamlint/${remark.kind}`,
    fingerprint: fingerprintOf(`${remark.path}\n${remark.kind}\n${remark.code ?? placeOf(remark)}`),
    severity: remark.kind === 'not-checked' ? 'blocker' : severities[remark.severity],
    location: { path: remark.path, lines: { begin: remark.line } },
  }))
}

/** A file has one fault, one notice and so on, but may hold many suppressions. */
function placeOf({ kind, line, column, text }: Remark): string {
  return kind === 'suppression' ? `${line}:${column} ${text}` : 'null'
}

/** The counts, where they say that something was passed over. Its fingerprint is always the same, so it is news only once. */
function summaryIssues(report: Report, options: ReportOptions): readonly Issue[] {
  const { unlisted, suppressed, incomplete } = report.summary
  if (unlisted + suppressed + incomplete + options.ignored === 0) return []
  return [
    {
      description: sentence(fullSummary(report, options)),
      check_name: 'mamlint/summary',
      fingerprint: fingerprintOf('mamlint/summary'),
      severity: 'info',
      location: { path: report.files[0]?.path ?? '.', lines: { begin: 1 } },
    },
  ]
}
