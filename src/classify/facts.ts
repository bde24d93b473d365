import type { Facts } from '../model/facts.ts'
import type { FactRule } from '../model/vocabulary.ts'
import type { Words } from './words.ts'

/** Reads facts from members such as `managedDeviceOwnerType`. */
export interface FactReader {
  /** What the values of a member with these words tell; null where they tell nothing. */
  of(leaf: readonly string[]): ((value: string) => Facts | null) | null
}

/** Prepares the fact rules of the vocabulary. */
export function compileFacts(rules: readonly FactRule[], words: Words): FactReader {
  const byName = new Map<string, FactRule[]>()
  for (const rule of rules) {
    for (const phrase of new Set(rule.names.map(name => words.ofPhrase(name).join(' ')))) {
      const known = byName.get(phrase)
      if (known === undefined) byName.set(phrase, [rule])
      else known.push(rule)
    }
  }
  return {
    of: leaf => {
      const told = byName.get(leaf.join(' '))
      return told === undefined ? null : value => readFacts(told, value.trim().toLowerCase())
    },
  }
}

function readFacts(rules: readonly FactRule[], value: string): Facts | null {
  const told = rules
    .filter(rule => Object.hasOwn(rule.values, value))
    .map(rule => [rule.fact, rule.values[value]] as const)
  return told.length === 0 ? null : Object.fromEntries(told)
}
