import type { Knowledge } from './knowledge.ts'
import type { NameMatch, NameReading } from './match-name.ts'
import type { NamedScope } from './scopes.ts'

/**
 * The patterns that fit a name as a text, in the order in which they were found, `53.0.0,0,2;41.2.7,1,1,1`: the place of the
 * pattern's phrase, where in the name its words begin, how many they are, and, where the words before them name a scope, how many
 * of the words from the first on do. Wildcards, which fit every name, are left out.
 */
export function writeMatches(matches: readonly NameReading[], leaf: readonly string[], knowledge: Knowledge): string {
  return matches
    .flatMap(({ result }) => (result.kind === 'match' && result.match.inLeaf > 0 ? [result.match] : []))
    .map(match => {
      const { place } = match.compiled
      const start = startOf(match, leaf)
      const { inLeaf, ownScope } = match
      return [place, start, inLeaf, ...(ownScope === null ? [] : [endOfScope(ownScope, leaf, start, knowledge)])].join()
    })
    .join(';')
}

/** The last place at which the words of the phrase stand: a name is read from its end. */
function startOf({ compiled, inLeaf }: NameMatch, leaf: readonly string[]): number {
  const phrase = compiled.words.join(' ')
  return leaf.findLastIndex((_, at) => leaf.slice(at, at + inLeaf).join(' ') === phrase)
}

function endOfScope(scope: NamedScope, leaf: readonly string[], start: number, knowledge: Knowledge): number {
  for (let end = start; end > 0; end--) {
    if (JSON.stringify(scopeOf(leaf, end, knowledge)) === JSON.stringify(scope)) return end
  }
  throw new Error('no word before a phrase names the scope that was found')
}

function scopeOf(leaf: readonly string[], end: number, { scopes }: Knowledge): NamedScope | null {
  return scopes.resolve(leaf.slice(0, end), 'key', [])
}

/** The patterns that fit a name, from what `writeMatches` wrote of it. */
export function readMatches(text: string, leaf: readonly string[], knowledge: Knowledge): readonly NameReading[] {
  if (text === '') return []
  return text.split(';').map(match => {
    const [place = '', start = '', length = '', scopeEnd] = match.split(',')
    const inLeaf = Number(length)
    const compiled = knowledge.names.phrases.standingAt(place, leaf.slice(Number(start), Number(start) + inLeaf))
    const ownScope = scopeEnd === undefined ? null : scopeOf(leaf, Number(scopeEnd), knowledge)
    const result = { compiled, inLeaf, inAround: 0, left: leaf.length - inLeaf, ownScope }
    return { compiled, result: { kind: 'match', match: result } }
  })
}
