import type { NameMatch } from '../classify/match-name.ts'
import type { Classification } from '../model/classification.ts'
import type { FactName, Facts } from '../model/facts.ts'
import type { Field } from '../model/field.ts'
import type { ExplainedFact } from '../model/field-explanation.ts'
import type { Settings } from '../model/settings.ts'
import type { FactSets } from './fact-sets.ts'

/** Everything that is known of the field's records, what outranks first: the records, the name, their kind, the configuration. */
export function explainFacts(
  field: Field,
  classification: Classification,
  match: NameMatch | null,
  facts: FactSets,
  settings: Settings,
): readonly ExplainedFact[] {
  const ofName = { ...match?.ownScope?.facts, ...match?.compiled.pattern.facts }
  const ofKind = Object.fromEntries(
    entriesOf(classification.facts).filter(([fact, value]) => ofName[fact] !== value),
  ) as Facts
  return [
    ...ofRecords(field, facts),
    ...everywhere(ofName, 'name'),
    ...everywhere(ofKind, 'kind of record'),
    ...everywhere(settings.facts, 'configuration'),
  ]
}

/** Facts that members of the records settle, with how many occurrences of the field each holds for. */
function ofRecords(field: Field, facts: FactSets): readonly ExplainedFact[] {
  const counts = new Map<string, { readonly fact: FactName; readonly value: boolean | string; count: number }>()
  for (const [set, count] of field.tally) {
    for (const [fact, value] of entriesOf(facts.factsOf(set))) {
      const known = counts.get(`${fact}=${value}`) ?? { fact, value, count: 0 }
      known.count += count
      counts.set(`${fact}=${value}`, known)
    }
  }
  return [...counts.values()].map(one => ({ ...one, from: 'records' }))
}

function everywhere(facts: Facts, from: ExplainedFact['from']): readonly ExplainedFact[] {
  return entriesOf(facts).map(([fact, value]) => ({ fact, value, from, count: null }))
}

function entriesOf(facts: Facts): readonly [FactName, boolean | string][] {
  return Object.entries(facts) as [FactName, boolean | string][]
}
