import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { Verdict } from '../model/verdict.ts'
import { conditionText } from './condition-text.ts'
import { formatCount, formatNumber } from './count.ts'
import { fieldOf, occurrences } from './finding-text.ts'
import { groupBy } from './group-by.ts'
import { escapeMarkup } from './markup.ts'
import { type Remark, remarksOf, remarkTitle } from './remarks.ts'

/** Verdicts that findings have, the gravest first. */
const verdicts: readonly Verdict[] = ['never-collected', 'out-of-scope', 'needs-context', 'optional-data', 'unlisted']

/** The counts of a run, a box each. */
export function countBoxes({ summary }: Report, ignored: number): string {
  const counts: Readonly<Record<string, number>> = {
    Errors: summary.errors,
    Warnings: summary.warnings,
    Notes: summary.notes,
    Files: summary.files,
    Records: summary.records,
    'Files not checked': summary.incomplete,
    'Checked in part': summary.sampled,
    'Unlisted fields': summary.unlisted,
    Suppressed: summary.suppressed,
    'Files ignored': ignored,
  }
  const boxes = Object.entries(counts).map(
    ([name, count]) => `<div><dt>${name}</dt><dd>${formatNumber(count)}</dd></div>`,
  )
  return `<dl>${boxes.join('')}</dl>`
}

/** What was not checked, and what is to be said of whole files. */
export function remarkAlerts(report: Report): string {
  const remarks = remarksOf(report)
  // Many files are of the same kind: what was not checked must not drown in saying so.
  const notices = groupBy(
    remarks.filter(({ kind }) => kind === 'notice'),
    ({ text }) => text,
  )
  return [
    ...remarks.filter(({ kind }) => kind !== 'notice').map(remarkAlert),
    ...[...notices.values()].map(noticeAlert),
  ].join('\n')
}

/** What holds of some files as a whole, with their names. */
function noticeAlert(notices: readonly Remark[]): string {
  const [first] = notices
  if (first === undefined) return ''
  if (notices.length === 1) return remarkAlert(first)
  const files = notices.map(({ path }) => `<li>${code(path)}</li>`).join('')
  return `<details class="alert notice"><summary><strong class="note">${notices.length} files as a whole</strong><br>${escapeMarkup(first.text)}</summary><ul>${files}</ul></details>`
}

function remarkAlert(remark: Remark): string {
  const place = remark.hasPlace ? `:${remark.line}:${remark.column}` : ''
  const head = `<strong class="${remark.severity}">${escapeMarkup(remarkTitle(remark))}</strong>`
  return `<p class="alert ${remark.kind}">${head} ${code(remark.path)}${place}<br>${escapeMarkup(remark.text)}</p>`
}

/** Fields by verdict as bars, the numbers beside them. Unlisted fields are counted whether or not they are reported. */
export function verdictChart(report: Report): string {
  const byVerdict = groupBy(report.findings, finding => finding.verdict)
  const counts = verdicts.map(
    verdict =>
      [verdict, verdict === 'unlisted' ? report.summary.unlisted : (byVerdict.get(verdict)?.length ?? 0)] as const,
  )
  const most = counts.reduce((max, [, count]) => Math.max(max, count), 1)
  const rows = counts.map(([verdict, count]) => {
    // A bar that stands for something is never too thin to see.
    const width = count === 0 ? 0 : Math.max(0.5, Math.round((1000 * count) / most) / 10)
    const bar = `<svg aria-hidden="true"><rect width="${width}%" height="100%"/></svg>`
    return `<tr class="${verdict}"><th scope="row">${verdict}</th><td class="number">${formatNumber(count)}</td><td>${bar}</td></tr>`
  })
  return `<table class="chart"><caption>Fields by verdict</caption><tbody>\n${rows.join('\n')}\n</tbody></table>`
}

/** Findings under the row of the page that they are of, with its reason where there is one. */
export function findingsByRow(findings: readonly Finding[], reasons: ReadonlyMap<string, string>): string {
  const byRule = groupBy(findings, finding => finding.rule)
  const sections = [...byRule.keys()].toSorted().map(rule => {
    const group = byRule.get(rule) ?? []
    const source = group[0]?.source ?? null
    const title = source === null ? 'On no row of the page' : `${source.item} · ${source.section} · MAM: ${source.mam}`
    const texts = [reasons.get(rule) ?? '', group[0]?.advice ?? ''].filter(text => text !== '')
    const paragraphs = texts.map(text => `<p>${prose(text)}</p>`)
    const head = `<h3>${escapeMarkup(title)} <span class="dim">(${code(rule)})</span></h3>${paragraphs.join('')}`
    const rows = group.map(finding => [code(finding.file), ...cells(finding)])
    return section(head, ['File', ...headings], rows)
  })
  return sections.join('\n')
}

/** Findings under the file that they are in. */
export function findingsByFile(findings: readonly Finding[]): string {
  const byFile = groupBy(findings, finding => finding.file)
  const sections = [...byFile].map(([file, group]) => {
    const head = `<h3>${code(file)} <span class="dim">${formatCount(group.length, 'finding')}</span></h3>`
    const rows = group.map(finding => [`${escapeMarkup(finding.message)} (${code(finding.rule)})`, ...cells(finding)])
    return section(head, ['What', ...headings], rows)
  })
  return sections.join('\n')
}

const headings: readonly string[] = ['Field', 'Verdict', 'How often', 'First at']

function cells(finding: Finding): readonly string[] {
  const { entity, condition, confidence, severity, verdict, role, first } = finding
  const extra = [
    ...(role === 'data' ? [] : [role]),
    ...(confidence === 'high' ? [] : [`${confidence} confidence`]),
    ...(condition === null ? [] : [conditionText(condition)]),
  ].map(text => `<br><span class="dim">${escapeMarkup(text)}</span>`)
  return [
    `${code(fieldOf(finding))}${entity === null ? '' : ` <span class="dim">of ${code(entity)}</span>`}`,
    `<span class="${severity}">${severity}</span> ${verdict}${extra.join('')}`,
    occurrences(finding),
    `${first.line}:${first.column}`,
  ]
}

function section(head: string, names: readonly string[], rows: readonly (readonly string[])[]): string {
  const headRow = names.map(name => `<th scope="col">${name}</th>`).join('')
  const lines = rows.map(row => `<tr data-finding>${row.map(cell => `<td>${cell}</td>`).join('')}</tr>`)
  const table = `<table><thead><tr>${headRow}</tr></thead><tbody>\n${lines.join('\n')}\n</tbody></table>`
  return `<section data-group>${head}\n<div class="scroll">${table}</div></section>`
}

function code(text: string): string {
  return `<code>${escapeMarkup(text)}</code>`
}

/** A text of a rule, in which code stands between backticks. */
function prose(text: string): string {
  return escapeMarkup(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')
}
