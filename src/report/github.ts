import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { Severity } from '../model/verdict.ts'
import { escapeControls } from './escape.ts'
import { fieldOf, findingText } from './finding-text.ts'
import { type Remark, remarksOf, remarkTitle } from './remarks.ts'
import type { ReportOptions } from './reporter.ts'
import { fullSummary, noProof } from './summary-line.ts'

/** GitHub's words for severities. */
const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' }

/**
 * Reports as workflow commands of GitHub Actions: an annotation a line, the last one sums up. GitHub shows ten of each severity a
 * step and leaves the rest in the log; errors come first, so that they are those.
 */
export function reportGithub(report: Report, options: ReportOptions): string {
  const annotations = [...remarksOf(report).map(remarkLine), ...report.findings.map(findingLine)]
  const ordered = (['error', 'warning', 'note'] as const).flatMap(severity =>
    annotations.filter(line => line.startsWith(`::${commands[severity]} `)),
  )
  const proof = noProof(report)
  const sum = command('note', { title: 'mamlint' }, [fullSummary(report, options), proof ?? ''].join('\n').trim())
  return `${[...ordered, sum].join('\n')}\n`
}

function findingLine(finding: Finding): string {
  const { line, column } = finding.first
  const title = `${finding.rule} ${finding.verdict} ${fieldOf(finding)}`
  return command(
    finding.severity,
    { file: escapeControls(finding.file), line, col: column, title },
    findingText(finding),
  )
}

function remarkLine(remark: Remark): string {
  const { path, line, column, severity, text } = remark
  return command(severity, { file: escapeControls(path), line, col: column, title: remarkTitle(remark) }, text)
}

function command(severity: Severity, properties: Readonly<Record<string, string | number>>, text: string): string {
  const words = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${commands[severity]} ${words.join(',')}::${escapeData(text)}`
}

/** As the runner's own toolkit escapes what follows the second `::`. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** As the runner's own toolkit escapes the value of a property. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
