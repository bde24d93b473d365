import type { Finding } from '../model/finding.ts'
import { conditionText } from './condition-text.ts'
import { escapePath, escapeText } from './escape.ts'
import { occurrences } from './finding-text.ts'
import type { Paint } from './paint.ts'

/** The lines of one finding, without indentation before the first: the field, what it is on the page, what to do. */
export function prettyFinding(finding: Finding, paint: Paint): readonly string[] {
  const { first } = finding
  const facts = [occurrences(finding), `first at ${first.line}:${first.column}`]
  if (finding.entity !== null) facts.push(paint.dim(escapeText(finding.entity)))
  return [
    [paint.bold(escapePath(finding.path) || '(document)'), ...facts].join('  '),
    `  ${describe(finding)} ${paint.dim(`(${finding.rule})`)}`,
    ...(finding.condition === null ? [] : [`  ${conditionText(finding.condition)}`]),
    ...(finding.advice === '' ? [] : [`  ${paint.dim('→')} ${escapeText(finding.advice)}`]),
  ]
}

/** `IMEI number · Hardware inventory information · MAM: no`, and what makes this finding unlike others. */
function describe(finding: Finding): string {
  const { source } = finding
  const parts =
    source === null ? [finding.message] : [source.item, source.section, `MAM: ${source.mam}`, ...unusual(finding)]
  if (finding.role !== 'data') parts.push(finding.role)
  if (finding.confidence !== 'high') parts.push(`${finding.confidence} confidence`)
  return parts.map(escapeText).join(' · ')
}

/** The verdict, where the words of the page do not give it away. */
function unusual(finding: Finding): readonly string[] {
  return finding.verdict === 'needs-context' || finding.verdict === 'unlisted'
    ? [finding.verdict.replace('-', ' ')]
    : []
}
