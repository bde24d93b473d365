import type { CompiledVocabulary, Lexicon, PhraseTableText } from '../model/compiled.ts'
import { writeBarred, writeBarredPairs } from '../model/barred.ts'
import { dependsOnFacts, type Row } from '../model/catalogue.ts'
import type { Recognizer } from '../model/rule.ts'
import { unicodePattern } from '../model/unicode.ts'
import { writeBuckets } from './buckets.ts'
import { wildcard } from './name-patterns.ts'
import { type Steps, writePhraseIndex } from './phrase-index.ts'
import { writePhraseSet } from './phrase-set.ts'
import { phrasesIn, writePhraseTable } from './phrase-table.ts'
import { createWords, type Words } from './words.ts'

/** Rules and what they are read with. */
export interface LexiconSource {
  readonly rules: readonly Recognizer[]
  readonly rows: readonly Row[]
  readonly vocabulary: CompiledVocabulary
  readonly synonyms: PhraseTableText
  readonly translations: PhraseTableText
}

/** Reads every phrase of rules and vocabulary once. Takes a tenth of a second, so it is done when the rules are compiled. */
export function createLexicon({ rules, rows, vocabulary, synonyms, translations }: LexiconSource): Lexicon {
  const phrases = [...phrasesOfNames(rules, vocabulary), ...phrasesIn(synonyms)]
  const known = new Set([...vocabulary.groups.dictionary, ...phrases.flatMap(wordsIn)])
  const words = writeBuckets([...known], word => word, writeBarred)
  // What is known of names is found out with the whole of the rules, see `known-names.ts`.
  const tables = { synonyms, translations, words, knownNames: '', knownMatches: '' }
  const reader = createWords(vocabulary, { ...tables, readings: writePhraseTable([]) })
  const readings = [...new Set(phrasesOf(rules, vocabulary))]
    .map((phrase): [string, string] => [phrase, reader.of(phrase).join(' ')])
    .filter(([phrase, reading]) => phrase !== reading)
  return {
    ...tables,
    readings: writePhraseTable(readings),
    groups: groupsOf(vocabulary, reader),
    permissions: writeRows(rules, rule => rule.permissions),
    switches: writeRows(rules, rule => rule.switches?.map(phrase => reader.of(phrase).join(' '))),
    typeMembers: vocabulary.groups.typeMembers,
    deciding: writeBarred(decidingWords(rules, rows, reader)),
    names: writePhraseIndex(placesOfNames(rules, reader)),
    entities: writePhraseIndex(placesOfEntities(vocabulary, reader)),
  }
}

function groupsOf({ groups }: CompiledVocabulary, words: Words): Lexicon['groups'] {
  const { dictionary: _, typeMembers: _keys, ...phrases } = groups
  const compiled = Object.entries(phrases).map(([name, group]) => [name, writePhraseSet(group.map(words.of))] as const)
  return Object.fromEntries(compiled) as Lexicon['groups']
}

/** The row of each of some texts. Where two rules have a text, the last one counts. */
function writeRows(
  rules: readonly Recognizer[],
  textsOf: (rule: Recognizer) => readonly string[] | undefined,
): Lexicon['permissions'] {
  const rows = new Map(rules.flatMap(rule => (textsOf(rule) ?? []).map(text => [text, rule.id] as const)))
  return writeBuckets([...rows], ([text]) => text, writeBarredPairs)
}

function decidingWords(rules: readonly Recognizer[], rows: readonly Row[], words: Words): readonly string[] {
  const deciding = new Set(rows.filter(dependsOnFacts).map(row => row.id))
  const phrases = rules.filter(rule => deciding.has(rule.id)).flatMap(rule => rule.names.flatMap(name => name.words))
  return [...new Set(phrases.flatMap(phrase => words.of(phrase).slice(-1)))]
}

function* placesOfNames(rules: readonly Recognizer[], words: Words): Generator<readonly [readonly string[], Steps]> {
  for (const [ruleAt, rule] of rules.entries()) {
    for (const [patternAt, pattern] of rule.names.entries()) {
      for (const [phraseAt, phrase] of pattern.words.entries()) {
        yield [phrase === wildcard ? [wildcard] : words.of(phrase), [ruleAt, patternAt, phraseAt]]
      }
    }
  }
}

/** Names that count wherever they stand are in no index. */
function* placesOfEntities(
  { entities }: CompiledVocabulary,
  words: Words,
): Generator<readonly [readonly string[], Steps]> {
  for (const [entityAt, entity] of entities.entries()) {
    if (entity.anywhere === true) continue
    for (const [phraseAt, phrase] of entity.words.entries()) yield [words.of(phrase), [entityAt, phraseAt]]
  }
}

const separators = unicodePattern(String.raw`[^\p{L}\p{N}]+`, 'u')

function wordsIn(phrase: string): readonly string[] {
  return phrase
    .toLowerCase()
    .split(separators())
    .filter(word => word !== '')
}

/** Phrases whose words are names of things, or stand in such names. */
function phrasesOfNames(rules: readonly Recognizer[], { entities, groups }: CompiledVocabulary): readonly string[] {
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
function phrasesOf(rules: readonly Recognizer[], vocabulary: CompiledVocabulary): readonly string[] {
  // Type members are keys as they are written; the others are words by themselves.
  const { typeMembers: _keys, dictionary: _dictionary, ...groups } = vocabulary.groups
  return [
    phrasesOfNames(rules, vocabulary),
    ...rules.flatMap(rule => rule.names.flatMap(name => [name.before, name.after, name.with, name.without])),
    ...rules.flatMap(rule => [rule.switches, ...(rule.shapes ?? []).flatMap(({ any, none }) => [any, none])]),
    ...vocabulary.signatures.map(signature => signature.members),
    ...vocabulary.facts.map(rule => rule.names),
    ...Object.values(groups),
  ].flatMap(phrases => phrases ?? [])
}
