import { childrenOf, type CounterName, countOf, type Field } from '../model/field.ts'
import type { ExplainedValues } from '../model/field-explanation.ts'
import type { ValueEvidence } from '../model/value-evidence.ts'

const types: readonly CounterName[] = ['string', 'number', 'boolean', 'null', 'object', 'array']

/** The values of a field in numbers: how many, of which types, and what they looked like. */
export function explainValues(
  field: Field,
  evidence: ValueEvidence,
  pathOf: (field: Field) => string,
): ExplainedValues {
  const looks = [
    ...[...evidence.strong].map(([like, count]) => ({ like, count, isCertain: true })),
    ...[...evidence.weak].map(([like, count]) => ({ like, count, isCertain: false })),
    ...[...evidence.classes].map(([like, count]) => ({ like, count, isCertain: false })),
  ]
  return {
    count: countOf(field, 'total'),
    empty: countOf(field, 'empty'),
    types: types.map(type => ({ type, count: countOf(field, type) })).filter(({ count }) => count > 0),
    looks: looks.toSorted((a, b) => b.count - a.count || (a.like < b.like ? -1 : 1)),
    carries: childrenOf(field)
      .filter(child => child.kind === 'carried')
      .map(pathOf),
  }
}
