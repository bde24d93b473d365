import type { Row } from './catalogue.ts'
import type { Messages } from './messages.ts'
import type { Recognizer, Rule } from './rule.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What names are read with and takes long to find out: made at build time, and again where a pack adds rules. */
export interface Lexicon {
  /** Every word that rules and vocabulary know: what runs such as `serialnumber` are cut into. */
  readonly words: readonly string[]
  /** Phrases of rules and vocabulary that are not read as they are written: `wlan mac` -> `wifi mac address`. */
  readonly readings: Readonly<Record<string, string>>
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
export interface CompiledCatalogue extends Omit<Catalogue, 'rules'> {
  readonly rules: readonly Recognizer[]
  readonly lexicon: Lexicon
}
