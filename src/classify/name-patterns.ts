import type { IndexText } from '../model/compiled.ts'
import type { NamePattern, Recognizer } from '../model/rule.ts'
import type { WordGroups } from '../model/vocabulary.ts'
import { createEndingIndex, type EndingIndex } from './ending-index.ts'
import { createPhraseSet, type PhraseSet } from './phrase-set.ts'
import type { Words } from './words.ts'

/** A name pattern, ready to be matched. */
export interface CompiledName {
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

/** Words of the groups, ready to be matched. */
export interface CompiledGroups {
  readonly qualifiers: PhraseSet
  readonly neutralTails: PhraseSet
  readonly settingHeads: PhraseSet
  readonly settingTails: PhraseSet
  readonly countTails: PhraseSet
  readonly dateTails: PhraseSet
  readonly collectVerbs: PhraseSet
  readonly collectTails: PhraseSet
  readonly neutralContainers: PhraseSet
  readonly declaringContainers: PhraseSet
  readonly switchLists: PhraseSet
  readonly excludingContainers: PhraseSet
  readonly neutralNames: PhraseSet
  readonly describingMembers: PhraseSet
  readonly valueMembers: PhraseSet
  readonly prepositions: PhraseSet
  readonly alternatives: PhraseSet
  readonly telemetry: ReadonlySet<string>
}

/** Every name pattern of the rules, by the last word of its phrase; wildcards apart. */
export interface NameIndex {
  readonly byLastWord: EndingIndex<CompiledName>
  readonly wildcards: readonly CompiledName[]
}

/** Prepares the patterns of all rules. `index` says where their phrases stand. */
export function indexNames(rules: readonly Recognizer[], index: IndexText, words: Words): NameIndex {
  const sides = new Map<NamePattern, Sides>()
  const sidesOf = (pattern: NamePattern): Sides => {
    const known = sides.get(pattern) ?? compileSides(pattern, words)
    sides.set(pattern, known)
    return known
  }
  const byLastWord = createEndingIndex(index, ([ruleAt = 0, patternAt = 0, phraseAt = 0]): CompiledName => {
    const rule = rules[ruleAt]
    const pattern = rule?.names[patternAt]
    if (rule === undefined || pattern === undefined) throw new Error('the index of names is not that of these rules')
    return { rule, pattern, words: words.ofPhrase(pattern.words[phraseAt] ?? ''), ...sidesOf(pattern) }
  })
  const wildcards = rules.flatMap(rule =>
    rule.names
      .filter(pattern => pattern.words.includes('*'))
      .map(pattern => ({ rule, pattern, words: [], ...sidesOf(pattern) })),
  )
  return { byLastWord, wildcards }
}

/** Words that may stand beside the phrases of a pattern, and beside its field. */
type Sides = Pick<CompiledName, 'before' | 'after' | 'siblings' | 'strangers'>

function compileSides(pattern: NamePattern, words: Words): Sides {
  const setOf = (phrases: readonly string[] = []): PhraseSet | '*' =>
    phrases.includes('*') ? '*' : createPhraseSet(() => phrases.map(words.ofPhrase))
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
export function compileGroups(groups: WordGroups, words: Words): CompiledGroups {
  const setOf = (phrases: readonly string[]): PhraseSet => createPhraseSet(() => phrases.map(words.ofPhrase))
  return {
    qualifiers: setOf(groups.qualifiers),
    neutralTails: setOf(groups.neutralTails),
    settingHeads: setOf(groups.settingHeads),
    settingTails: setOf(groups.settingTails),
    countTails: setOf(groups.countTails),
    dateTails: setOf(groups.dateTails),
    collectVerbs: setOf(groups.collectVerbs),
    collectTails: setOf(groups.collectTails),
    neutralContainers: setOf(groups.neutralContainers),
    declaringContainers: setOf(groups.declaringContainers),
    switchLists: setOf(groups.switchLists),
    excludingContainers: setOf(groups.excludingContainers),
    neutralNames: setOf(groups.neutralNames),
    describingMembers: setOf(groups.describingMembers),
    valueMembers: setOf(groups.valueMembers),
    alternatives: setOf(groups.alternatives),
    prepositions: setOf(groups.prepositions),
    telemetry: new Set(groups.telemetry),
  }
}
