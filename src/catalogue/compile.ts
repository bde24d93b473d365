import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Catalogue } from '../model/compiled.ts'
import { Fault } from '../model/fault.ts'
import type { Vocabulary } from '../model/vocabulary.ts'
import { createRuleCheck, readRules } from './read-rules.ts'
import { readTable } from './read-table.ts'

/**
 * Reads `rules/` into one value. Run at build time only.
 *
 * @param root Folder of the project.
 * @throws {Fault} `RULE_INVALID` where a file of `rules/` is not as its schema says, or a row has no rule or two.
 */
export function compileCatalogue(root: string): Catalogue {
  const readJson = <T>(file: string): T => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as T
  const rows = readTable(readFileSync(path.join(root, 'rules/catalogue.tsv'), 'utf8'))
  const check = createRuleCheck(readJson<object>('schema/rule.schema.json'))
  const found = new Map(readRules(path.join(root, 'rules'), check, ['vocabulary']).map(rule => [rule.id, rule]))
  const rules = rows.map(row => {
    const rule = found.get(row.id)
    if (rule === undefined)
      throw new Fault('RULE_INVALID', `expected rules/${row.id}.json for that row of the catalogue`)
    found.delete(row.id)
    return rule
  })
  const [stray] = found.keys()
  if (stray !== undefined) throw new Fault('RULE_INVALID', `rules/${stray}.json has no row in the catalogue`)
  const { edition } = readJson<{ readonly edition: string }>('rules/edition.json')
  return { edition, rows, rules, vocabulary: readVocabulary(root, readJson), messages: readJson('rules/messages.json') }
}

function readVocabulary(root: string, readJson: <T>(file: string) => T): Vocabulary {
  const folder = 'rules/vocabulary'
  const languages = readdirSync(path.join(root, folder, 'translations')).toSorted()
  return {
    ...readJson<Pick<Vocabulary, 'spellings' | 'synonyms' | 'confusables'>>(`${folder}/words.json`),
    ...readJson<Pick<Vocabulary, 'scopes' | 'entities' | 'signatures' | 'outlines'>>(`${folder}/entities.json`),
    groups: readJson(`${folder}/groups.json`),
    facts: readJson(`${folder}/facts.json`),
    translations: Object.assign(
      {},
      ...languages.map(file => readJson<Record<string, string>>(`${folder}/translations/${file}`)),
    ) as Record<string, string>,
  }
}
