import type { Row } from './catalogue.ts'
import type { Messages } from './messages.ts'
import type { Rule } from './rule.ts'
import type { Vocabulary } from './vocabulary.ts'

/** `rules/` as one value: what the build writes and start-up reads. */
export interface CompiledCatalogue {
  /** Date of the rules, `YYYY-MM-DD`: the edition that reports name. */
  readonly edition: string
  readonly rows: readonly Row[]
  readonly rules: readonly Rule[]
  readonly vocabulary: Vocabulary
  readonly messages: Messages
}
