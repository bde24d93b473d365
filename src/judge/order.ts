import type { Finding } from '../model/finding.ts'
import type { Severity } from '../model/verdict.ts'

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 }

/** Total order of findings: file, severity, first position, path, rule. The only place that sorts them. */
export function sortFindings<T extends Finding>(findings: readonly T[]): readonly T[] {
  return findings.toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      rank[a.severity] - rank[b.severity] ||
      a.first.offset - b.first.offset ||
      compare(a.path, b.path) ||
      compare(a.rule, b.rule) ||
      compare(a.entity ?? '', b.entity ?? ''),
  )
}

/** By code units, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
