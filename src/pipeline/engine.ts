import { createLexicon } from '../classify/lexicon.ts'
import { compileKnowledge, type Knowledge } from '../classify/knowledge.ts'
import type { CompiledCatalogue } from '../model/compiled.ts'
import type { Messages } from '../model/messages.ts'
import type { Recognizer } from '../model/rule.ts'
import { createFindingTexts, type FindingTexts } from './finding-texts.ts'

/** Everything that is prepared once a process: rules, vocabulary, texts. */
export interface Engine {
  readonly knowledge: Knowledge
  readonly messages: Messages
  readonly texts: FindingTexts
  readonly edition: string
  readonly catalogue: CompiledCatalogue
}

/** Prepares the rules for use; costs milliseconds. */
export function createEngine(catalogue: CompiledCatalogue): Engine {
  const { messages, edition } = catalogue
  return {
    knowledge: compileKnowledge(catalogue),
    messages,
    texts: createFindingTexts(catalogue),
    edition,
    catalogue,
  }
}

/** The same engine with the rules of a pack added. A pack's rule replaces a built-in one of the same id. */
export function withPack(engine: Engine, pack: readonly Recognizer[]): Engine {
  const replaced = new Set(pack.map(rule => rule.id))
  const rules = [...engine.catalogue.rules.filter(rule => !replaced.has(rule.id)), ...pack]
  const { vocabulary, lexicon, rows } = engine.catalogue
  return createEngine({ ...engine.catalogue, rules, lexicon: createLexicon({ ...lexicon, rows, rules, vocabulary }) })
}
