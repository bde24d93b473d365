import type { Knowledge } from './knowledge.ts'
import { readMatches } from './known-matches.ts'
import { matchName, type NameReading, type NameWords } from './match-name.ts'
import type { CompiledName } from './name-patterns.ts'

/** What patterns make of a name's own words, whatever stands around it, and which ones would need what around it. */
export interface LeafReadings {
  /** Patterns that fit. */
  readonly matches: readonly NameReading[]
  /** Those, and the ones that words around their phrase refuse; null before anybody asks. */
  whole: readonly NameReading[] | null
  /** Patterns whose phrase begins before the name, by the word right before it; filled as such words come. */
  readonly begun: Map<string, readonly CompiledName[]>
}

/** Most names whose readings are kept. */
const maxReadings = 10_000

/** Every pattern that has something to say about a name, and what. Wildcards come last. */
export function readingsOf(name: NameWords, knowledge: Knowledge): readonly NameReading[] {
  const readings = leafReadings(name.leaf, knowledge)
  readings.whole ??= wholeReadings(name.leaf, knowledge)
  return [...begunReadings(name, readings, knowledge), ...readings.whole]
}

/** Those of them that fit, and perhaps some that are refused: what a run asks that explains nothing. */
export function matchesOf(name: NameWords, knowledge: Knowledge): readonly NameReading[] {
  const readings = leafReadings(name.leaf, knowledge)
  const begun = begunReadings(name, readings, knowledge)
  return begun.length === 0 ? readings.matches : [...begun, ...readings.matches]
}

/** Of patterns whose phrase begins in the names around. */
function begunReadings(name: NameWords, { begun }: LeafReadings, knowledge: Knowledge): readonly NameReading[] {
  const outer = name.around.at(-1)
  if (outer === undefined) return []
  const patterns = begun.get(outer) ?? beginAround(name.leaf, outer, knowledge)
  begun.set(outer, patterns)
  return patterns.flatMap(compiled => readingOf(compiled, name, knowledge))
}

/** Kept, since the same names come in many places of a wide file. */
function leafReadings(leaf: readonly string[], knowledge: Knowledge): LeafReadings {
  const key = leaf.join(' ')
  const kept = knowledge.readings.get(key)
  if (kept !== undefined) return kept
  const known = knowledge.knownMatches(key)
  const readings = known === null ? findReadings(leaf, knowledge) : recallReadings(known, leaf, knowledge)
  if (knowledge.readings.size < maxReadings) knowledge.readings.set(key, readings)
  return readings
}

function findReadings(leaf: readonly string[], knowledge: Knowledge): LeafReadings {
  const whole = wholeReadings(leaf, knowledge)
  return { matches: whole.filter(isMatch), whole, begun: new Map() }
}

function recallReadings(known: string, leaf: readonly string[], knowledge: Knowledge): LeafReadings {
  const matches = [...readMatches(known, leaf, knowledge), ...wildcardReadings(leaf, knowledge)]
  return { matches, whole: null, begun: new Map() }
}

function isMatch({ result }: NameReading): boolean {
  return result.kind === 'match'
}

function wholeReadings(leaf: readonly string[], knowledge: Knowledge): readonly NameReading[] {
  const standing = knowledge.names.phrases
    .standingIn(leaf)
    .flatMap(compiled => readingOf(compiled, { leaf, around: [] }, knowledge))
  return [...standing, ...wildcardReadings(leaf, knowledge)]
}

function wildcardReadings(leaf: readonly string[], knowledge: Knowledge): readonly NameReading[] {
  return knowledge.names.wildcards.flatMap(compiled => readingOf(compiled, { leaf, around: [] }, knowledge))
}

function readingOf(compiled: CompiledName, name: NameWords, knowledge: Knowledge): readonly NameReading[] {
  const result = matchName(compiled, name, knowledge.groups, knowledge.scopes)
  return result.kind === 'none' ? [] : [{ compiled, result }]
}

/**
 * Patterns whose last words start the name and whose word before those is `outer`. Of a name that says nothing itself
 * (`value`) `outer` may be the last word already. Then they come in the order of the rules by their last words, else in that of
 * the name's words.
 */
function beginAround(leaf: readonly string[], outer: string, knowledge: Knowledge): readonly CompiledName[] {
  const { phrases } = knowledge.names
  const isNeutral = knowledge.groups.neutralNames.coversAll(leaf, 0, leaf.length)
  const found = new Set<CompiledName>()
  for (let inLeaf = isNeutral ? 0 : 1; inLeaf <= leaf.length; inLeaf++) {
    for (const compiled of phrases.endingIn([outer, ...leaf.slice(0, inLeaf)])) found.add(compiled)
  }
  const lastWordAt = ({ words }: CompiledName): number =>
    isNeutral ? phrases.rankOf(words.at(-1) ?? '') : leaf.indexOf(words.at(-1) ?? '')
  return [...found].toSorted((a, b) => lastWordAt(a) - lastWordAt(b) || a.rank - b.rank)
}
