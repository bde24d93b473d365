import type { NamePattern, Recognizer } from '../model/rule.ts'
import type { WordGroups } from '../model/vocabulary.ts'
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
  readonly telemetry: ReadonlySet<string>
}

/** Every name pattern of the rules, by the last word of its phrase; wildcards apart. */
export interface NameIndex {
  readonly byLastWord: ReadonlyMap<string, readonly CompiledName[]>
  readonly wildcards: readonly CompiledName[]
  /** Every pattern with words. */
  readonly all: readonly CompiledName[]
}

/** Prepares the patterns of all rules. */
export function indexNames(rules: readonly Recognizer[], words: Words): NameIndex {
  const byLastWord = new Map<string, CompiledName[]>()
  const wildcards: CompiledName[] = []
  for (const compiled of rules.flatMap(rule => rule.names.flatMap(pattern => compilePattern(rule, pattern, words)))) {
    const last = compiled.words.at(-1)
    const known = last === undefined ? wildcards : byLastWord.get(last)
    if (known !== undefined) known.push(compiled)
    else if (last !== undefined) byLastWord.set(last, [compiled])
  }
  return { byLastWord, wildcards, all: [...byLastWord.values()].flat() }
}

const none: readonly string[] = []
const emptySet: PhraseSet = createPhraseSet(() => [])

function compilePattern(rule: Recognizer, pattern: NamePattern, words: Words): readonly CompiledName[] {
  const setOf = (phrases: readonly string[] = none): PhraseSet | '*' => {
    if (phrases === none) return emptySet
    return phrases.includes('*') ? '*' : createPhraseSet(() => phrases.map(words.ofPhrase))
  }
  const before = setOf(pattern.before)
  const after = setOf(pattern.after)
  const canonical = (phrases: readonly string[] = none): readonly string[] =>
    phrases.map(phrase => words.ofPhrase(phrase).join(' '))
  const siblings = canonical(pattern.with)
  const strangers = canonical(pattern.without)
  return pattern.words.map(phrase => ({
    rule,
    pattern,
    words: phrase === '*' ? none : words.ofPhrase(phrase),
    before,
    after,
    siblings,
    strangers,
  }))
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
    prepositions: setOf(groups.prepositions),
    telemetry: new Set(groups.telemetry),
  }
}
