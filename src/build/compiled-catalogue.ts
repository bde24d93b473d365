import { createLexicon } from '../classify/lexicon.ts'
import { writePairs } from '../classify/phrase-table.ts'
import type { Catalogue, CompiledCatalogue, CompiledVocabulary } from '../model/compiled.ts'
import type { Recognizer, Rule } from '../model/rule.ts'

/** The rules as a run wants them: without reasons and examples, with every phrase read. Takes a tenth of a second. */
export function compiledCatalogue(catalogue: Catalogue): CompiledCatalogue {
  const rules = catalogue.rules.map(recognizerOf)
  const { synonyms, translations } = catalogue.vocabulary
  const vocabulary: CompiledVocabulary = {
    ...catalogue.vocabulary,
    synonyms: writePairs(Object.entries(synonyms)),
    translations: writePairs(Object.entries(translations)),
  }
  return { ...catalogue, rules, vocabulary, lexicon: createLexicon({ rules, vocabulary }) }
}

/** What stands in front of a rule for its editor is of no use to a run. */
function recognizerOf(rule: Rule & { readonly $schema?: string }): Recognizer {
  const { $schema: _, why: _why, source: _source, examples: _examples, ...recognizer } = rule
  return recognizer
}
