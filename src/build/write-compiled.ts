import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { compileCatalogue } from '../catalogue/compile.ts'
import { createLexicon } from '../classify/lexicon.ts'
import { writePairs } from '../classify/phrase-table.ts'
import type { CompiledCatalogue, CompiledVocabulary } from '../model/compiled.ts'
import type { Recognizer, Rule, RuleTexts } from '../model/rule.ts'

// Build step: writes `src/catalogue/compiled/` from `rules/`. Run by `npm run build:rules` in the project's folder.
const root = process.cwd()
const catalogue = compileCatalogue(root)
const rules = catalogue.rules.map(recognizerOf)
const vocabulary: CompiledVocabulary = {
  ...catalogue.vocabulary,
  synonyms: writePairs(Object.entries(catalogue.vocabulary.synonyms)),
  translations: writePairs(Object.entries(catalogue.vocabulary.translations)),
}
const compiled: CompiledCatalogue = { ...catalogue, rules, vocabulary, lexicon: createLexicon({ rules, vocabulary }) }
write('catalogue.json', compiled)
write('texts.json', Object.fromEntries(catalogue.rules.map(rule => [rule.id, textsOf(rule)])))

/** What stands in front of a rule for its editor is of no use to a run. */
function recognizerOf(rule: Rule & { readonly $schema?: string }): Recognizer {
  const { $schema: _, why: _why, source: _source, examples: _examples, ...recognizer } = rule
  return recognizer
}

function textsOf({ why, source, examples }: Rule): RuleTexts {
  return { why, source, examples }
}

function write(file: string, value: unknown): void {
  const folder = path.join(root, 'src/catalogue/compiled')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, file), JSON.stringify(value))
}
