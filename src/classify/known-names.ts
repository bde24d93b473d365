import { writeBarredPairs } from '../model/barred.ts'
import type { CompiledCatalogue, Lexicon } from '../model/compiled.ts'
import { writeBuckets } from './buckets.ts'
import { compileKnowledge } from './knowledge.ts'
import { writeMatches } from './known-matches.ts'
import { matchesOf } from './readings.ts'

/**
 * Names that exports are known to have: what is to be said of them by themselves is found out when the rules are compiled, for
 * most names of a small file are such, and finding it out took a fifth of a start. It is what would be found out anyway.
 */
export function writeKnownNames(
  catalogue: CompiledCatalogue,
  names: Iterable<string>,
): Pick<Lexicon, 'knownNames' | 'knownMatches'> {
  const knowledge = compileKnowledge(catalogue)
  const words = new Map<string, string>()
  const matches = new Map<string, string>()
  for (const name of names) {
    const leaf = knowledge.words.of(name)
    if (/[|=#]/.test(name) || leaf.length === 0) continue
    const key = leaf.join(' ')
    words.set(name, key)
    matches.set(key, writeMatches(matchesOf({ leaf, around: [] }, knowledge), leaf, knowledge))
  }
  return { knownNames: bucketsOf(words), knownMatches: bucketsOf(matches) }
}

function bucketsOf(pairs: ReadonlyMap<string, string>): Lexicon['knownNames'] {
  return writeBuckets([...pairs], ([from]) => from, writeBarredPairs)
}
