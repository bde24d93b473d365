import type { Knowledge } from './knowledge.ts'
import { matchName, type NameReading, type NameWords } from './match-name.ts'
import type { CompiledName } from './name-patterns.ts'

/** What patterns make of a name's own words, whatever stands around it, and which ones would need what around it. */
export interface LeafReadings {
  readonly whole: readonly NameReading[]
  /** Patterns whose phrase begins before the name, by the word that must stand right before it. */
  readonly begun: ReadonlyMap<string, readonly CompiledName[]>
}

/** Most names whose readings are kept. */
const maxReadings = 10_000

/** Every pattern that has something to say about a name, and what. Wildcards come last. */
export function readingsOf(name: NameWords, knowledge: Knowledge): readonly NameReading[] {
  const { whole, begun } = leafReadings(name.leaf, knowledge)
  const outer = name.around.at(-1)
  const patterns = outer === undefined ? [] : (begun.get(outer) ?? [])
  const fromAround = patterns.flatMap(compiled => readingOf(compiled, name, knowledge))
  return fromAround.length === 0 ? whole : [...fromAround, ...whole]
}

/** Kept, since the same names come in many places of a wide file. */
function leafReadings(leaf: readonly string[], knowledge: Knowledge): LeafReadings {
  const key = leaf.join(' ')
  const known = knowledge.readings.get(key)
  if (known !== undefined) return known
  const { byLastWord, wildcards, all } = knowledge.names
  const own = [...new Set(leaf)].flatMap(word => byLastWord.get(word) ?? [])
  const whole = [...own, ...wildcards].flatMap(compiled => readingOf(compiled, { leaf, around: [] }, knowledge))
  const isNeutral = knowledge.groups.neutralNames.coversAll(leaf, 0, leaf.length)
  const readings = { whole, begun: beginAround(isNeutral ? all : own, leaf, isNeutral ? 0 : 1) }
  if (knowledge.readings.size < maxReadings) knowledge.readings.set(key, readings)
  return readings
}

function readingOf(compiled: CompiledName, name: NameWords, knowledge: Knowledge): readonly NameReading[] {
  const result = matchName(compiled, name, knowledge.groups, knowledge.scopes)
  return result.kind === 'none' ? [] : [{ compiled, result }]
}

/** Patterns of which at least `least` last words start the name, and the rest would stand before it. */
function beginAround(
  patterns: readonly CompiledName[],
  leaf: readonly string[],
  least: number,
): ReadonlyMap<string, readonly CompiledName[]> {
  const begun = new Map<string, CompiledName[]>()
  for (const compiled of patterns) {
    const phrase = compiled.words
    for (let inLeaf = least; inLeaf < phrase.length && inLeaf <= leaf.length; inLeaf++) {
      const rest = phrase.length - inLeaf
      const starts = phrase.slice(rest).every((word, index) => leaf[index] === word)
      const before = phrase[rest - 1]
      if (!starts || before === undefined) continue
      const known = begun.get(before)
      if (known === undefined) begun.set(before, [compiled])
      else if (!known.includes(compiled)) known.push(compiled)
    }
  }
  return begun
}
