import { dependsOnFacts, type Row } from '../model/catalogue.ts'
import type { Facts } from '../model/facts.ts'
import type { ConditionCount } from '../model/finding.ts'
import type { Profile, Verdict } from '../model/verdict.ts'
import { judgeRow } from './judge-row.ts'

/** Facts and how many occurrences of a field they hold for. */
export interface FactCount {
  readonly facts: Facts
  readonly count: number
}

/** The verdict over all occurrences of a field. */
export interface FieldJudgement {
  readonly verdict: Exclude<Verdict, 'unlisted'>
  readonly condition: ConditionCount | null
}

/** Worst first: one record that is out of scope puts the field out of scope. */
const order: readonly FieldJudgement['verdict'][] = [
  'never-collected',
  'out-of-scope',
  'needs-context',
  'optional-data',
  'allowed',
]

/**
 * Judges a field over all its occurrences: any unmet condition puts it out of scope, else any unknown one needs context.
 *
 * @param counts Occurrences by what their records say. Empty for a field whose records nobody asked.
 * @param known What holds where a record says nothing: of its entity and its name, then of the configuration.
 */
export function judgeField(row: Row, profile: Profile, counts: readonly FactCount[], known: Facts): FieldJudgement {
  if (counts.length === 0 || !dependsOnFacts(row)) {
    const { verdict, needs } = judgeRow(row, profile, known)
    return { verdict, condition: needs === null ? null : bare(needs, verdict) }
  }
  const judged = counts.map(({ facts, count }) => ({ ...judgeRow(row, profile, { ...known, ...facts }), count }))
  const verdict = order.find(candidate => judged.some(one => one.verdict === candidate)) ?? 'allowed'
  const needs = judged.find(one => one.verdict === verdict)?.needs ?? null
  if (needs === null) return { verdict, condition: null }
  const sum = (wanted: Verdict): number =>
    judged.reduce((total, one) => total + (one.verdict === wanted ? one.count : 0), 0)
  return {
    verdict,
    condition: { needs, met: sum('allowed'), unmet: sum('out-of-scope'), unknown: sum('needs-context') },
  }
}

function bare(needs: ConditionCount['needs'], verdict: Verdict): ConditionCount {
  const one = (wanted: Verdict): number => (verdict === wanted ? 1 : 0)
  return { needs, met: one('allowed'), unmet: one('out-of-scope'), unknown: one('needs-context') }
}
