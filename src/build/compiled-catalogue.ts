import { writeKnownNames } from '../classify/known-names.ts'
import { createLexicon } from '../classify/lexicon.ts'
import { writePhraseTable } from '../classify/phrase-table.ts'
import type { Catalogue, CompiledCatalogue } from '../model/compiled.ts'
import type { Recognizer, Rule } from '../model/rule.ts'

/** The rules as a run wants them: without reasons and examples, with every phrase read. Takes a tenth of a second. */
export function compiledCatalogue(catalogue: Catalogue): CompiledCatalogue {
  const rules = catalogue.rules.map(recognizerOf)
  const { synonyms, translations, ...vocabulary } = catalogue.vocabulary
  const lexicon = createLexicon({
    rules,
    rows: catalogue.rows,
    vocabulary,
    synonyms: writePhraseTable(Object.entries(synonyms)),
    translations: writePhraseTable(Object.entries(translations)),
  })
  const compiled = { ...catalogue, rules, vocabulary, lexicon }
  const names = new Set(catalogue.rules.flatMap(({ examples }) => keysIn([...examples.match, ...examples.nearMiss])))
  return { ...compiled, lexicon: { ...lexicon, ...writeKnownNames(compiled, names) } }
}

/** Names of members in examples, which are those of real exports. */
function keysIn(example: unknown): readonly string[] {
  if (typeof example !== 'object' || example === null) return []
  const own = Array.isArray(example) ? [] : Object.keys(example).filter(key => !key.startsWith('$'))
  return [...own, ...Object.values(example).flatMap(keysIn)]
}

/** What stands in front of a rule for its editor is of no use to a run. */
function recognizerOf(rule: Rule & { readonly $schema?: string }): Recognizer {
  const { $schema: _, why: _why, source: _source, examples: _examples, ...recognizer } = rule
  return recognizer
}
