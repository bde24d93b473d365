import type { BaselineFiles, BaselineOutcome } from '../judge/baseline.ts'
import { sortFindings } from '../judge/order.ts'
import type { BaselineEntry } from '../model/baseline.ts'
import type { Finding } from '../model/finding.ts'
import type { FileReport, Report, Summary } from '../model/report.ts'
import type { SuppressedFinding, SuppressionRemark } from '../model/suppression.ts'
import type { Profile } from '../model/verdict.ts'
import type { Reportable } from './lint.ts'

/** A baseline that is used. What it accepts stands in `judge/baseline.ts`, which most runs have no need to load. */
export interface UsedBaseline {
  /** As reports print it. */
  readonly path: string
  readonly entries: readonly BaselineEntry[]
  readonly apply: (
    entries: readonly BaselineEntry[],
    findings: readonly Finding[],
    files: BaselineFiles,
  ) => BaselineOutcome
}

/** What a run does about suppressions, beyond what each file was judged by. */
export interface Suppressing {
  /** False with `--no-suppressions`. */
  readonly applied: boolean
  readonly baseline: UsedBaseline | null
  /** The name of a file in the baseline, by its path in the report. */
  nameOf(path: string): string
  /** What is to be said of the configuration's entries. */
  readonly remarks: readonly SuppressionRemark[]
}

/** What a report is made of. */
export interface ReportParts {
  readonly checked: readonly Reportable[]
  readonly profile: Profile
  readonly version: string
  readonly rules: string
  readonly suppressing?: Suppressing
}

/** Nothing beyond what the files were judged by. */
const plain: Suppressing = { applied: true, baseline: null, nameOf: path => path, remarks: [] }

/** Builds the report of a run. The only place that does. */
export function createReport({ checked, profile, version, rules, suppressing = plain }: ReportParts): Report {
  const { applied, baseline, nameOf } = suppressing
  const files = checked.map(one => one.file).toSorted((a, b) => compare(a.path, b.path))
  // Names of the files are asked for only where there is a baseline.
  const whole = baseline === null ? [] : files.filter(({ status }) => status === 'checked')
  const known: BaselineFiles = { nameOf, checked: new Set(whole.map(({ path }) => nameOf(path))) }
  const accepted = inOne(checked.map(one => one.suppressed))
  const all = inOne(checked.map(one => one.findings))
  const outcome = baseline?.apply(baseline.entries, all, known) ?? { findings: all, suppressed: [], unused: [] }
  // An entry for what is accepted elsewhere too is still one for something that is there.
  const needless = baseline?.apply(outcome.unused, accepted, known).unused ?? []
  const remarks = [...inOne(checked.map(one => one.remarks)), ...suppressing.remarks].toSorted(byPlace)
  const sorted = { open: sortFindings(outcome.findings), accepted: sortFindings([...accepted, ...outcome.suppressed]) }
  return {
    schema: 'mamlint-report/1',
    tool: { name: 'mamlint', version, rules },
    profile,
    summary: summaryOf(files, sorted.open, sorted.accepted),
    files,
    findings: sorted.open,
    suppressed: sorted.accepted,
    suppressions: {
      applied,
      baseline: baseline?.path ?? null,
      remarks: [...remarks, ...needless.map(entry => needlessRemark(entry, baseline?.path ?? ''))],
    },
  }
}

/** Lists behind each other. `flatMap` takes several times as long, and findings are many. */
function inOne<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const all: T[] = []
  for (const list of lists) for (const one of list) all.push(one)
  return all
}

function needlessRemark({ file, path, rule }: BaselineEntry, baseline: string): SuppressionRemark {
  const message = `no such finding any more: ${rule} at ${path || '(document)'} of ${file}`
  return { kind: 'unused', source: 'baseline', path: baseline, line: null, column: null, message }
}

function summaryOf(
  files: readonly FileReport[],
  findings: readonly Finding[],
  suppressed: readonly SuppressedFinding[],
): Summary {
  const bySeverity = { error: 0, warning: 0, note: 0 }
  for (const { severity } of findings) bySeverity[severity]++
  const suppressedBy = { config: 0, inline: 0, baseline: 0 }
  for (const { suppression } of suppressed) suppressedBy[suppression.kind]++
  const sum = (of: (file: FileReport) => number): number => files.reduce((total, file) => total + of(file), 0)
  return {
    files: files.length,
    records: sum(file => file.records),
    bytes: sum(file => file.bytes),
    errors: bySeverity.error,
    warnings: bySeverity.warning,
    notes: bySeverity.note,
    incomplete: sum(file => (file.status === 'incomplete' ? 1 : 0)),
    sampled: sum(file => (file.samples.length > 0 ? 1 : 0)),
    unlisted: sum(file => file.unlisted),
    suppressed: suppressed.length,
    suppressedBy,
  }
}

function byPlace(a: SuppressionRemark, b: SuppressionRemark): number {
  return compare(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}

/** By code units, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
