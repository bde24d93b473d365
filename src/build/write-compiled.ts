import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { compileCatalogue } from '../catalogue/compile.ts'
import type { Rule, RuleTexts } from '../model/rule.ts'
import { compiledCatalogue } from './compiled-catalogue.ts'

// Build step: writes `src/catalogue/compiled/` from `rules/`. Run by `npm run build:rules` in the project's folder.
const root = process.cwd()
const catalogue = compileCatalogue(root)
write('catalogue.json', compiledCatalogue(catalogue))
write('texts.json', Object.fromEntries(catalogue.rules.map(rule => [rule.id, textsOf(rule)])))

function textsOf({ why, source, examples }: Rule): RuleTexts {
  return { why, source, examples }
}

function write(file: string, value: unknown): void {
  const folder = path.join(root, 'src/catalogue/compiled')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, file), JSON.stringify(value))
}
