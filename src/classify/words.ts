import type { CompiledVocabulary, Lexicon } from '../model/compiled.ts'
import { isAscii, unicodePattern } from '../model/unicode.ts'
import { openPairs, openWords } from './buckets.ts'
import { createPhraseTable, type PhraseTable } from './phrase-table.ts'
import { type Dictionary, segmentRun } from './segment-run.ts'
import { singularOf } from './singular.ts'
import { createSpellings } from './spellings.ts'

/** Turns names into canonical English words. */
export interface Words {
  /** Words of one name: `wiFiMacAddress` -> `wifi`, `mac`, `address`. Cached: a file has few distinct names. */
  of(name: string): readonly string[]
  /** Words of a phrase of rules or vocabulary: what `of` says of it, found out when the rules were compiled. */
  ofPhrase(this: void, phrase: string): readonly string[]
  /** Whether a name ends in a plural; a word of another language is taken for one, since its endings are not known. */
  isPlural(name: string): boolean
  /** Whether a word is one that rules or vocabulary know. */
  isKnown(word: string): boolean
}

/** Longest name that is read as language; a longer key is text, not a name. In UTF-16 units. */
export const maxNameLength: number = 200

/** Most names whose words are kept. */
const maxNames = 20_000

/** Prepares the splitting of names. */
export function createWords(
  vocabulary: Pick<CompiledVocabulary, 'spellings' | 'confusables'>,
  lexicon: Pick<Lexicon, 'synonyms' | 'translations' | 'words' | 'readings' | 'knownNames'>,
): Words {
  const spell = createSpellings(vocabulary.spellings)
  const translations = createPhraseTable(lexicon.translations)
  const synonyms = createPhraseTable(lexicon.synonyms)
  const readings = createPhraseTable(lexicon.readings)
  const dictionary = { has: openWords(lexicon.words) }
  const wordsOfKnown = openPairs(lexicon.knownNames)
  const cache = new Map<string, readonly string[]>()
  const plurals = new Map<string, boolean>()
  return {
    isPlural: name => {
      const known = plurals.get(name)
      if (known !== undefined) return known
      const last = splitCase(name).findLast(word => !/^\d+$/.test(word)) ?? ''
      const isPlural = singularOf(last) !== last || translations.replace([last])[0] !== last
      if (plurals.size < maxNames) plurals.set(name, isPlural)
      return isPlural
    },
    ofPhrase: phrase => {
      const reading = readings.of(phrase) ?? phrase
      return reading === '' ? [] : reading.split(' ')
    },
    isKnown: word => dictionary.has(word) || /^\d+$/.test(word),
    of: name => {
      const cached = cache.get(name)
      if (cached !== undefined) return cached
      const words =
        wordsOfKnown(name)?.split(' ') ??
        readName(name, { spell, translations, synonyms, dictionary, confusables: vocabulary.confusables })
      if (cache.size < maxNames) cache.set(name, words)
      return words
    },
  }
}

interface Reading {
  readonly spell: (name: string) => string
  readonly translations: PhraseTable
  readonly synonyms: PhraseTable
  readonly dictionary: Dictionary
  readonly confusables: Readonly<Record<string, string>>
}

function readName(name: string, reading: Reading): readonly string[] {
  if (name.length > maxNameLength) return []
  const isPlain = isAscii(name)
  const latin = isPlain ? name : toPlainLetters(name, reading.confusables).replaceAll(blankInScript(), '')
  const cut = splitCase(reading.spell(latin))
  const raw = isPlain ? cut : cut.flatMap(word => splitScript(word, reading.translations))
  const translated = reading.translations.replace(raw)
  const singular = translated.flatMap(word => splitRun(word, reading.dictionary)).map(singularOf)
  return reading.synonyms.replace(reading.translations.replace(singular)).filter(word => word !== '')
}

const invisible = unicodePattern(String.raw`[\p{Cf}\p{Mn}]`, 'gu')
const latinOrNone = unicodePattern(String.raw`\p{Script=Latin}|^[^\p{L}]*$`, 'u')
const letterOfAny = unicodePattern(String.raw`\p{L}`, 'u')

/** Undoes what hides a name: full-width and composed forms, accents, zero-width characters, look-alike letters. */
function toPlainLetters(name: string, confusables: Readonly<Record<string, string>>): string {
  const visible = name.normalize('NFKC').replaceAll(invisible(), '')
  const stripped = visible
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll('ß', 'ss')
  // Only a name that mixes Latin with another alphabet is disguised; a Greek or Russian name stays as it is.
  const isMixed = latinOrNone().test(stripped) || looksLatin(stripped, confusables)
  return isMixed ? [...stripped].map(letter => confusables[letter] ?? letter).join('') : stripped
}

function looksLatin(text: string, confusables: Readonly<Record<string, string>>): boolean {
  return [...text].every(letter => !letterOfAny().test(letter) || Object.hasOwn(confusables, letter))
}

/** Cuts at separators, at `aB`, at `ABc`, and between letters and digits. */
function splitCase(name: string): readonly string[] {
  return isAscii(name) ? splitAsciiCase(name) : splitUnicodeCase(name)
}

const asciiCuts = /[^A-Za-z\d]+|(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])/

/** The same for most names, without the classes of Unicode, which take milliseconds to compile. */
function splitAsciiCase(name: string): readonly string[] {
  return name
    .split(asciiCuts)
    .filter(word => word !== '')
    .map(word => word.toLowerCase())
}

const lowerUpper = unicodePattern(String.raw`([\p{Ll}\p{N}])(\p{Lu})`, 'gu')
const upperCapital = unicodePattern(String.raw`(\p{Lu})(\p{Lu}\p{Ll})`, 'gu')
const letterNumber = unicodePattern(String.raw`(\p{L})(\p{N})`, 'gu')
const numberLetter = unicodePattern(String.raw`(\p{N})(\p{L})`, 'gu')
const separators = unicodePattern(String.raw`[^\p{L}\p{N}]+`, 'u')

function splitUnicodeCase(name: string): readonly string[] {
  return name
    .replaceAll(lowerUpper(), '$1 $2')
    .replaceAll(upperCapital(), '$1 $2')
    .replaceAll(letterNumber(), '$1 $2')
    .replaceAll(numberLetter(), '$1 $2')
    .toLowerCase()
    .split(separators())
    .filter(word => word !== '')
}

/** A blank between two letters of a script that has none between words. */
const blankInScript = unicodePattern(
  String.raw`(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー])[ \u3000]+(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])`,
  'gu',
)
const ofScript = unicodePattern(String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]`, 'u')

/** Cuts a name in a script without blanks (Japanese) at its known phrases; the particle between them says nothing. */
function splitScript(word: string, translations: PhraseTable): readonly string[] {
  if (!ofScript().test(word)) return [word]
  return translations.cut(word).filter(piece => piece !== 'の')
}

function splitRun(word: string, dictionary: Dictionary): readonly string[] {
  return dictionary.has(word) || dictionary.has(singularOf(word)) ? [word] : segmentRun(word, dictionary)
}
