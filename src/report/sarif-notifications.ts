import type { Report } from '../model/report.ts'
import { formatNumber } from './count.ts'
import { sentence } from './finding-text.ts'
import { type Remark, remarksOf, remarkTitle } from './remarks.ts'
import type { ReportOptions } from './reporter.ts'
import { escapeMessage, mostResults, placeOf } from './sarif-parts.ts'
import { type Descriptor, pascalCase } from './sarif-rules.ts'
import { fullSummary, noProof } from './summary-line.ts'

/** The notifications of a run, and the descriptors they point at. */
export interface Notifications {
  readonly notifications: readonly object[]
  readonly descriptors: readonly Descriptor[]
}

/**
 * What a SARIF run says beside its results: what was not checked, what is to be said of a file, and the counts.
 *
 * @param left Findings that are not among the results.
 */
export function createNotifications(report: Report, options: ReportOptions, left: number): Notifications {
  const remarks = remarksOf(report)
  const counts = [fullSummary(report, options), noProof(report) ?? '']
    .filter(text => text !== '')
    .map(sentence)
    .join(' ')
  const cut = `${formatNumber(left)} findings are left out, since GitHub takes ${formatNumber(mostResults)} results and 10 MB: use --format json for all of them.`
  const used = [...remarks.map(idOf), ...(left > 0 ? ['left-out'] : []), 'summary']
  const ids = [...new Set(used)].toSorted()
  const descriptor = (id: string): object => ({ id, index: ids.indexOf(id) })
  return {
    descriptors: ids.map(describe),
    notifications: [
      ...remarks.map(remark => ({
        descriptor: descriptor(idOf(remark)),
        level: remark.severity,
        message: { text: escapeMessage(sentence(`${remarkTitle(remark)}: ${remark.text}`)) },
        locations: [placeOf(remark.path, remark)],
      })),
      ...(left > 0 ? [{ descriptor: descriptor('left-out'), level: 'warning', message: { text: cut } }] : []),
      { descriptor: descriptor('summary'), level: 'note', message: { text: escapeMessage(counts) } },
    ],
  }
}

/** What the notifications other than faults are called. */
const titles: Readonly<Record<string, string>> = {
  sampled: 'Only part of the file was checked',
  notice: 'What is said of whole files',
  suppression: 'Suppressions that accept nothing',
  'left-out': 'Findings left out to stay within limits',
  summary: 'Counts of the run',
}

function describe(id: string): Descriptor {
  const title = titles[id] ?? `Not checked, or not to the end: ${id.toLowerCase().replaceAll('_', ' ')}`
  const text = sentence(title)
  return {
    id,
    name: pascalCase(title),
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `${text} See docs/faults.md.` },
  }
}

function idOf(remark: Remark): string {
  return remark.kind === 'sampled' ? remark.kind : (remark.code ?? remark.kind)
}
