import type { Barred } from './barred.ts'
import type { Row } from './catalogue.ts'
import type { Messages } from './messages.ts'
import type { Recognizer, Rule } from './rule.ts'
import type { Vocabulary, WordGroups } from './vocabulary.ts'

/** A list cut into pieces by what stands in it, so that a search reads little: see `src/classify/buckets.ts`. */
export type Buckets = string

/** Phrases, each without order. */
export interface PhraseSetText {
  /** Length in words of the longest phrase. */
  readonly longest: number
  readonly phrases: Barred
}

/** Phrases and what each stands for. */
export interface PhraseTableText {
  /** Buckets of `BarredPairs`: phrases in ASCII. */
  readonly pairs: Buckets
  /** The same of all others, which a name in ASCII cannot hold. */
  readonly foreign: Buckets
  /** In buckets, words with which phrases start and the length in words of the longest, where that is more than the word alone. */
  readonly longest: Buckets
  /** Length in UTF-16 units of the longest phrase; at least 1. */
  readonly longestText: number
}

/** Where phrases stand in rules or vocabulary. */
export interface PhraseIndexText {
  /** Length in words of the longest phrase. */
  readonly longest: number
  /** In buckets by last word, phrases and their places, each as steps with dots between: `|phone imei=12.0.3 12.1.0|`. */
  readonly phrases: Buckets
}

/** Groups of words that are compared as phrases. */
export type PhraseGroup = Exclude<keyof WordGroups, 'dictionary' | 'typeMembers'>

/**
 * What names are read with and takes long to find out: made at build time, and again where a pack adds rules. It is text for the
 * most part, which costs next to nothing before it is asked: a small file asks for a hundredth of it.
 */
export interface Lexicon {
  readonly synonyms: PhraseTableText
  readonly translations: PhraseTableText
  /** Every word that rules and vocabulary know, in buckets of `Barred`: what runs such as `serialnumber` are cut into. */
  readonly words: Buckets
  /** Phrases of rules and vocabulary that are not read as they are written: `wlan mac` -> `wifi mac address`. */
  readonly readings: PhraseTableText
  readonly groups: Readonly<Record<PhraseGroup, PhraseSetText>>
  /** In buckets, permissions and the like and the row of each, by their exact text: `|READ_SMS=never-collected/sms|`. */
  readonly permissions: Buckets
  /** The same of well-known collection switches, as phrases. */
  readonly switches: Buckets
  /** Keys that name the type of their record, as they are written. */
  readonly typeMembers: readonly string[]
  /** Last words of the phrases of rows with conditions: every name of such a row has one of them. */
  readonly deciding: Barred
  /** Where the phrases of rules stand, `*` for a wildcard. Steps: rule, name pattern, phrase. */
  readonly names: PhraseIndexText
  /** The same of the names of scopes. Steps: entity, phrase. */
  readonly entities: PhraseIndexText
  /** In buckets, names that exports are known to have, and the words of each: `|imeiNumber=imei number|`. */
  readonly knownNames: Buckets
  /** In buckets, the words of such names and the patterns that fit them, see `src/classify/known-names.ts`. */
  readonly knownMatches: Buckets
}

/** The vocabulary without its long tables, which are in the lexicon. */
export type CompiledVocabulary = Omit<Vocabulary, 'synonyms' | 'translations'>

/** `rules/` as they are written. */
export interface Catalogue {
  /** Date of the rules, `YYYY-MM-DD`: the edition that reports name. */
  readonly edition: string
  readonly rows: readonly Row[]
  readonly rules: readonly Rule[]
  readonly vocabulary: Vocabulary
  readonly messages: Messages
}

/** `rules/` as one value, without what a run does not need: what the build writes and start-up reads. Some of it is read when asked for. */
export interface CompiledCatalogue extends Omit<Catalogue, 'rules' | 'vocabulary'> {
  readonly rules: readonly Recognizer[]
  readonly vocabulary: CompiledVocabulary
  readonly lexicon: Lexicon
}

/** What a run asks of the rules that need not read them. */
export interface RuleIndex {
  readonly edition: string
  /** Ids of all rows. */
  readonly ids: readonly string[]
  /** Of everything that was compiled, in base64url. */
  readonly digest: string
}
