import type { Lexicon, PhraseGroup, PhraseIndexText } from '../model/compiled.ts'
import type { NamePattern, Recognizer } from '../model/rule.ts'
import { createPhraseIndex, type Indexed, type PhraseIndex } from './phrase-index.ts'
import { createPhraseSet, type PhraseSet, writePhraseSet } from './phrase-set.ts'
import type { Words } from './words.ts'

/** The phrase of a pattern that fits every name. */
export const wildcard: string = '*'

/** A name pattern, ready to be matched. */
export interface CompiledName extends Indexed {
  readonly rule: Recognizer
  readonly pattern: NamePattern
  /** Canonical words of one of the pattern's phrases; empty for the wildcard. */
  readonly words: readonly string[]
  readonly before: PhraseSet | '*'
  readonly after: PhraseSet | '*'
  /** Names of which one must, and none may, stand beside the field. */
  readonly siblings: readonly string[]
  readonly strangers: readonly string[]
}

/** Why words around a phrase make the name something else. */
export type Refusal = 'setting' | 'count' | 'date' | 'other'

/** The groups of words that are compared as phrases, ready to be matched. */
export type CompiledGroups = Readonly<Record<PhraseGroup, PhraseSet>>

/** Every name pattern of the rules, by its phrases; wildcards apart. */
export interface NameIndex {
  readonly phrases: PhraseIndex<CompiledName>
  readonly wildcards: readonly CompiledName[]
}

/** Prepares the patterns of all rules. `index` says where their phrases stand. */
export function indexNames(rules: readonly Recognizer[], index: PhraseIndexText, words: Words): NameIndex {
  const sides = new Map<NamePattern, Sides>()
  const sidesOf = (pattern: NamePattern): Sides => {
    const known = sides.get(pattern) ?? compileSides(pattern, words)
    sides.set(pattern, known)
    return known
  }
  const phrases = createPhraseIndex(index, (phrase, [ruleAt = 0, patternAt = 0]): CompiledName => {
    const rule = rules[ruleAt]
    const pattern = rule?.names[patternAt]
    if (rule === undefined || pattern === undefined) throw new Error('the index of names is not that of these rules')
    const { words: named, place, rank } = phrase
    const { before, after, siblings, strangers } = sidesOf(pattern)
    // Written out: copying whole objects is slow in code that runs some hundred times a start.
    const isWildcard = named[0] === wildcard
    return { words: isWildcard ? [] : named, place, rank, rule, pattern, before, after, siblings, strangers }
  })
  return { phrases, wildcards: phrases.endOf([wildcard]) }
}

/** Words that may stand beside the phrases of a pattern, and beside its field. */
type Sides = Pick<CompiledName, 'before' | 'after' | 'siblings' | 'strangers'>

function compileSides(pattern: NamePattern, words: Words): Sides {
  const setOf = (phrases: readonly string[] = []): PhraseSet | '*' =>
    phrases.includes('*') ? '*' : createPhraseSet(() => writePhraseSet(phrases.map(words.ofPhrase)))
  const canonical = (phrases: readonly string[] = []): readonly string[] =>
    phrases.map(phrase => words.ofPhrase(phrase).join(' '))
  return {
    before: setOf(pattern.before),
    after: setOf(pattern.after),
    siblings: canonical(pattern.with),
    strangers: canonical(pattern.without),
  }
}

/** Prepares the word groups. */
export function compileGroups(groups: Lexicon['groups']): CompiledGroups {
  const compiled = Object.entries(groups).map(([name, text]) => [name, createPhraseSet(() => text)] as const)
  return Object.fromEntries(compiled) as CompiledGroups
}
