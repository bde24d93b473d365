import type { FactCount } from '../judge/judge-field.ts'
import type { Facts } from '../model/facts.ts'
import type { Field } from '../model/field.ts'

/** Sets of facts by number, so that the hot path carries numbers. 0 is the empty set. */
export interface FactSets {
  idOf(facts: Facts): number
  factsOf(id: number): Facts
  /** Every set, by its number. */
  all(): readonly Facts[]
  /** Number of both sets together; where both say something of the same fact, the inner one holds. */
  join(inner: number, outer: number): number
}

/** Starts with the empty set. There are a few hundred sets at most, since facts have few values. */
export function createFactSets(): FactSets {
  const sets: Facts[] = [{}]
  const ids = new Map<string, number>([['', 0]])
  const joined = new Map<number, number>()

  function idOf(facts: Facts): number {
    const key = keyOf(facts)
    const known = ids.get(key)
    if (known !== undefined) return known
    ids.set(key, sets.length)
    return sets.push(facts) - 1
  }

  return {
    idOf,
    factsOf: id => sets[id] ?? {},
    all: () => [...sets],
    join: (inner, outer) => {
      if (outer === 0 || inner === outer) return inner
      if (inner === 0) return outer
      const key = inner * 65_536 + outer
      const known = joined.get(key)
      if (known !== undefined) return known
      const id = idOf({ ...sets[outer], ...sets[inner] })
      joined.set(key, id)
      return id
    },
  }
}

/** Occurrences of a field by what holds for them: in an order that hangs on nothing else, so that every run tells the same. */
export function factCounts(field: Field, facts: FactSets): readonly FactCount[] {
  const counts = [...field.tally].map(([set, count]) => ({ facts: facts.factsOf(set), count }))
  if (counts.length < 2) return counts
  return counts
    .map(one => ({ ...one, key: keyOf(one.facts) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
}

function keyOf(facts: Facts): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join(' ')
}
