import type { Facts } from '../model/facts.ts'

/** Sets of facts by number, so that the hot path carries numbers. 0 is the empty set. */
export interface FactSets {
  idOf(facts: Facts): number
  factsOf(id: number): Facts
  /** Number of both sets together; where both say something of the same fact, the inner one holds. */
  join(inner: number, outer: number): number
}

/** Starts with the empty set. There are a few hundred sets at most, since facts have few values. */
export function createFactSets(): FactSets {
  const sets: Facts[] = [{}]
  const ids = new Map<string, number>([['', 0]])
  const joined = new Map<number, number>()

  function idOf(facts: Facts): number {
    const key = Object.entries(facts)
      .map(([name, value]) => `${name}=${value}`)
      .toSorted()
      .join(' ')
    const known = ids.get(key)
    if (known !== undefined) return known
    ids.set(key, sets.length)
    return sets.push(facts) - 1
  }

  return {
    idOf,
    factsOf: id => sets[id] ?? {},
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
