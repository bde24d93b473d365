import type { BaselineEntry } from '../model/baseline.ts'
import type { Finding } from '../model/finding.ts'
import type { SuppressedFinding } from '../model/suppression.ts'
import type { Verdict } from '../model/verdict.ts'

/** What a baseline leaves of the findings of a run. */
export interface BaselineOutcome {
  readonly findings: readonly Finding[]
  readonly suppressed: readonly SuppressedFinding[]
  /** Entries that accept no finding, although all of their file was checked. */
  readonly unused: readonly BaselineEntry[]
}

/** Worst first. */
const verdicts: readonly Verdict[] = ['never-collected', 'out-of-scope', 'needs-context', 'optional-data', 'unlisted']

/** Where the findings of a run stand, as baselines name files. */
export interface BaselineFiles {
  /** The name of a file by its path in the report. */
  nameOf(path: string): string
  /** Names of the files that were checked to their end. */
  readonly checked: ReadonlySet<string>
}

/**
 * Takes out the findings that a baseline accepts. One that has become worse than it was is reported: a field that needed context
 * and is now out of scope is news.
 */
export function applyBaseline(
  entries: readonly BaselineEntry[],
  findings: readonly Finding[],
  { nameOf, checked }: BaselineFiles,
): BaselineOutcome {
  const known = byKeys(entries)
  const used = new Set<string>()
  const open: Finding[] = []
  const suppressed: SuppressedFinding[] = []
  for (const finding of findings) {
    const key = keyOf(entryOf(finding, nameOf))
    const entry = known.get(key)
    if (entry === undefined || rankOf(finding.verdict) < rankOf(entry.verdict)) {
      open.push(finding)
      continue
    }
    used.add(key)
    suppressed.push({ ...finding, suppression: { kind: 'baseline' } })
  }
  const unused = [...known.values()].filter(entry => !used.has(keyOf(entry)) && checked.has(entry.file))
  return { findings: open, suppressed, unused }
}

/** What a baseline says of a finding. */
export function entryOf(finding: Finding, nameOf: BaselineFiles['nameOf']): BaselineEntry {
  const { file, entity, path, rule, verdict } = finding
  return { file: nameOf(file), entity, path, rule, verdict }
}

/** Entries in the order in which they are written, each once: of those that differ in the verdict alone, the worst. */
export function sortEntries(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  return [...byKeys(entries).values()].toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      compare(a.path, b.path) ||
      compare(a.rule, b.rule) ||
      compare(a.entity ?? '', b.entity ?? ''),
  )
}

/**
 * Entries that are left once what no longer occurs is taken out; a verdict that has become milder is the new limit.
 *
 * @param found What a baseline would say of the findings of this run.
 * @param isSettled Tells whether everything is known about a file, by its name in the baseline.
 */
export function pruneEntries(
  entries: readonly BaselineEntry[],
  found: readonly BaselineEntry[],
  isSettled: (file: string) => boolean,
): readonly BaselineEntry[] {
  const now = byKeys(found)
  return sortEntries(entries).flatMap(entry => {
    if (!isSettled(entry.file)) return [entry]
    const left = now.get(keyOf(entry))
    if (left === undefined) return []
    return [rankOf(left.verdict) > rankOf(entry.verdict) ? left : entry]
  })
}

function byKeys(entries: readonly BaselineEntry[]): ReadonlyMap<string, BaselineEntry> {
  const byKey = new Map<string, BaselineEntry>()
  for (const entry of entries) {
    const known = byKey.get(keyOf(entry))
    if (known === undefined || rankOf(entry.verdict) < rankOf(known.verdict)) byKey.set(keyOf(entry), entry)
  }
  return byKey
}

function keyOf({ file, entity, path, rule }: BaselineEntry): string {
  return JSON.stringify([file, entity, path, rule])
}

function rankOf(verdict: Verdict): number {
  return verdicts.indexOf(verdict)
}

/** By code units, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
