import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { unicodePattern } from '../model/unicode.ts'
import { conditionText } from './condition-text.ts'
import { formatCount } from './count.ts'
import { escapeText } from './escape.ts'
import { fieldOf, occurrences } from './finding-text.ts'
import { groupBy } from './group-by.ts'
import { type Remark, remarksOf, remarkTitle } from './remarks.ts'
import type { ReportOptions } from './reporter.ts'
import { fullSummary, noProof } from './summary-line.ts'

/** Most characters of a comment on GitHub are 65,536, those of GitLab and of a step's summary more. Room is left to say so. */
const longest = 60_000

/**
 * Reports for a comment on a pull request and for the summary of a GitHub job. What was not checked comes first, so that it is
 * never what is cut: findings that do not fit are counted, and the worst are kept.
 */
export function reportMarkdown(report: Report, options: ReportOptions): string {
  const head = ['### mamlint', '', plain(fullSummary(report, options)), ...proofLines(report), ...remarkLines(report)]
  const rows = (['error', 'warning', 'note'] as const).flatMap(severity =>
    report.findings.filter(finding => finding.severity === severity).map(row),
  )
  const room = longest - head.join('\n').length
  const shown = fitting(rows, room)
  const left = rows.length - shown.length
  const table = shown.length === 0 ? [] : ['', ...headings, ...shown]
  const cut = left === 0 ? [] : ['', `${formatCount(left, 'more finding')}, for which there is no room here.`]
  return `${[...head, ...table, ...cut].join('\n')}\n`
}

const headings: readonly string[] = ['| | field | what | where | how often |', '| --- | --- | --- | --- | --- |']

function row(finding: Finding): string {
  const { source, first, file, entity, verdict, severity, rule } = finding
  const what = source === null ? [finding.message] : [source.item, source.section, `MAM: ${source.mam}`]
  const cells = [
    `${severity}: ${verdict}`,
    `${code(fieldOf(finding))}${entity === null ? '' : ` of ${code(entity)}`}`,
    [`${plain(what.join(' · '))} (${code(rule)})`, ...conditions(finding).map(plain)].join(' · '),
    `${code(file)} ${first.line}:${first.column}`,
    occurrences(finding),
  ]
  return `| ${cells.join(' | ')} |`
}

/** What a reader must know to weigh a finding: what its verdict hangs on, and how sure it is. */
function conditions({ condition, confidence }: Finding): readonly string[] {
  return [
    ...(condition === null ? [] : [conditionText(condition)]),
    ...(confidence === 'high' ? [] : [`${confidence} confidence`]),
  ]
}

function proofLines(report: Report): readonly string[] {
  const proof = noProof(report)
  return proof === null ? [] : ['', plain(proof)]
}

/** Remarks, as many as fit into half of the room; how many do not is said too. */
function remarkLines(report: Report): readonly string[] {
  const remarks = remarksOf(report)
  const notices = groupBy(
    remarks.filter(({ kind }) => kind === 'notice'),
    ({ text }) => text,
  )
  const lines = [
    ...remarks.filter(({ kind }) => kind !== 'notice').map(remarkLine),
    ...[...notices.values()].map(noticeLine),
  ]
  const shown = fitting(lines, longest / 2)
  const left = lines.length - shown.length
  const cut =
    left === 0 ? [] : [`- ${formatCount(left, 'more remark')} on files that were not checked or are to be noted`]
  return lines.length === 0 ? [] : ['', ...shown, ...cut]
}

function remarkLine(remark: Remark): string {
  const place = remark.hasPlace ? ` ${remark.line}:${remark.column}` : ''
  return `- ${code(remark.path)}${place} **${remarkTitle(remark)}**: ${plain(remark.text)}`
}

/** Files that a notice names; of more, it says how many. */
const mostNamed = 3

/** What holds of some files as a whole, said once. */
function noticeLine(notices: readonly Remark[]): string {
  const [first] = notices
  if (first === undefined) return ''
  const named = notices.slice(0, mostNamed).map(({ path }) => code(path))
  const more = notices.length > mostNamed ? ` and ${formatCount(notices.length - mostNamed, 'more file')}` : ''
  return `- ${named.join(', ')}${more} **${remarkTitle(first)}**: ${plain(first.text)}`
}

/** The first lines that come to no more than `room` characters. */
function fitting(lines: readonly string[], room: number): readonly string[] {
  let used = 0
  const end = lines.findIndex(line => (used += line.length + 1) > room)
  return end === -1 ? lines : lines.slice(0, end)
}

/** A name from a stranger: set as code, where nobody is mentioned and nothing is a link, with its signs as numbers. */
function code(text: string): string {
  return `<code>${plain(text)}</code>`
}

/** All but what is no markup wherever it stands. */
const signs = unicodePattern(String.raw`[^\p{L}\p{N}\p{M} /.,;()·-]`, 'gu')

/** A text in which no sign is markup. */
function plain(text: string): string {
  return escapeText(text)
    .replace(signs(), char => `&#${char.codePointAt(0)};`)
    .replaceAll(/www\./gi, word => `${word.slice(0, 3)}&#46;`)
}
