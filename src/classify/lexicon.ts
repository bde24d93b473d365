import type { Catalogue, Lexicon } from '../model/compiled.ts'
import type { Recognizer } from '../model/rule.ts'
import type { Vocabulary } from '../model/vocabulary.ts'
import { createWords } from './words.ts'

/** Reads every phrase of rules and vocabulary once. Takes a tenth of a second, so it is done when the rules are compiled. */
export function createLexicon({ rules, vocabulary }: LexiconSource): Lexicon {
  const { dictionary } = vocabulary.groups
  const { synonyms } = vocabulary
  const phrases = [...phrasesOfNames(rules, vocabulary), ...Object.keys(synonyms), ...Object.values(synonyms)]
  const words = [...new Set([...dictionary, ...phrases.flatMap(wordsIn)])]
  const reader = createWords(vocabulary, { words, readings: {} })
  const readings = phrasesOf(rules, vocabulary)
    .map((phrase): [string, string] => [phrase, reader.of(phrase).join(' ')])
    .filter(([phrase, reading]) => phrase !== reading)
  return { words, readings: Object.fromEntries(readings) }
}

/** Rules and what they are read with. */
export interface LexiconSource extends Pick<Catalogue, 'vocabulary'> {
  readonly rules: readonly Recognizer[]
}

function wordsIn(phrase: string): readonly string[] {
  return phrase
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
}

/** Phrases whose words are names of things, or stand in such names. */
function phrasesOfNames(rules: readonly Recognizer[], { entities, groups }: Vocabulary): readonly string[] {
  return [
    ...rules.flatMap(rule => rule.names.flatMap(name => name.words)),
    ...rules.flatMap(rule => (rule.shapes ?? []).flatMap(shape => shape.members.flat())),
    ...entities.flatMap(entity => entity.words),
    ...[groups.qualifiers, groups.neutralTails, groups.settingHeads, groups.settingTails, groups.countTails].flat(),
    ...[groups.dateTails, groups.collectVerbs, groups.collectTails, groups.neutralContainers].flat(),
    ...groups.neutralNames,
  ]
}

/** Every phrase that is ever compared with the words of a name. */
function phrasesOf(rules: readonly Recognizer[], vocabulary: Vocabulary): readonly string[] {
  const { declaringContainers, excludingContainers, switchLists, prepositions } = vocabulary.groups
  return [
    ...phrasesOfNames(rules, vocabulary),
    ...rules.flatMap(rule => rule.names.flatMap(pattern => [pattern.before, pattern.after, pattern.with, pattern.without])),
    ...rules.flatMap(rule => [rule.switches, ...(rule.shapes ?? []).flatMap(({ any, none }) => [any, none])]),
    ...vocabulary.signatures.map(signature => signature.members),
    ...vocabulary.facts.map(rule => rule.names),
    declaringContainers,
    excludingContainers,
    switchLists,
    prepositions,
  ].flatMap(phrases => phrases ?? [])
}
