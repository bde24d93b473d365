import type { Row } from './catalogue.ts'
import type { Messages } from './messages.ts'
import type { Recognizer, Rule } from './rule.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Phrases and what each stands for, one a line in both texts: a table of thousands loads so in a tenth of the time. */
export interface PhrasePairs {
  readonly from: string
  readonly to: string
  /** Length in words of the longest phrase that starts with a word, where that is more than the word alone. */
  readonly longest: Readonly<Record<string, number>>
}

/**
 * What names are read with and takes long to find out: made at build time, and again where a pack adds rules. Long lists are
 * texts, which cost nothing before they are asked for.
 */
export interface Lexicon {
  /** Every word that rules and vocabulary know, with blanks between: what runs such as `serialnumber` are cut into. */
  readonly words: string
  /** Phrases of rules and vocabulary that are not read as they are written: `wlan mac` -> `wifi mac address`. */
  readonly readings: PhrasePairs
  /** Where the phrases of rules stand, by their last word: see `IndexText`. Steps: rule, name pattern, phrase. */
  readonly names: IndexText
  /** The same of the names of scopes. Steps: entity, phrase. */
  readonly entities: IndexText
}

/** One line a word: the word, then the places where it ends a phrase, each as steps with dots between: `imei 12.0.3 12.1.0`. */
export type IndexText = string

/** The vocabulary with its long tables as texts. */
export interface CompiledVocabulary extends Omit<Vocabulary, 'synonyms' | 'translations'> {
  readonly synonyms: PhrasePairs
  readonly translations: PhrasePairs
}

/** `rules/` as they are written. */
export interface Catalogue {
  /** Date of the rules, `YYYY-MM-DD`: the edition that reports name. */
  readonly edition: string
  readonly rows: readonly Row[]
  readonly rules: readonly Rule[]
  readonly vocabulary: Vocabulary
  readonly messages: Messages
}

/** `rules/` as one value, without what a run does not need: what the build writes and start-up reads. */
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
