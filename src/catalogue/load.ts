import { readFileSync } from 'node:fs'
import type { CompiledCatalogue, RuleIndex } from '../model/compiled.ts'
import type { Rule, RuleTexts } from '../model/rule.ts'
import { openCatalogue } from './compiled-file.ts'
import ruleIndex from './compiled/index.json' with { type: 'json' }

// Files and not modules: a run that reads 600 KB of text starts some milliseconds sooner than one that compiles them.
let catalogue: CompiledCatalogue | undefined

/** The built-in rules and vocabulary, as every run needs them: read from one file, checked at build time. */
export function loadCatalogue(): CompiledCatalogue {
  catalogue ??= openCatalogue(readFileSync(new URL('./compiled/catalogue.ndjson', import.meta.url), 'latin1'))
  return catalogue
}

/** Edition and ids of the built-in rules. */
export function loadRuleIndex(): RuleIndex {
  return ruleIndex
}

/** The built-in rules with their reasons and examples. */
export function loadRules(): readonly Rule[] {
  const texts = JSON.parse(readFileSync(new URL('./compiled/texts.json', import.meta.url), 'utf8')) as Readonly<
    Record<string, RuleTexts>
  >
  return loadCatalogue().rules.map(rule => ({ ...rule, ...textsOf(rule.id, texts) }))
}

function textsOf(id: string, texts: Readonly<Record<string, RuleTexts>>): RuleTexts {
  const found = texts[id]
  if (found === undefined) throw new Error('a compiled rule lacks its texts')
  return found
}
