import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { compileCatalogue } from '../catalogue/compile.ts'
import { writeCatalogue } from '../catalogue/compiled-file.ts'
import type { RuleIndex } from '../model/compiled.ts'
import type { Rule, RuleTexts } from '../model/rule.ts'
import { compiledCatalogue } from './compiled-catalogue.ts'

// Build step: writes `src/catalogue/compiled/` from `rules/`. Run by `npm run build:rules` in the project's folder.
const root = process.cwd()
const catalogue = compileCatalogue(root)
const compiled = writeCatalogue(compiledCatalogue(catalogue))
write('catalogue.ndjson', compiled)
write('index.json', JSON.stringify(indexOf(compiled)))
write('texts.json', JSON.stringify(Object.fromEntries(catalogue.rules.map(rule => [rule.id, textsOf(rule)]))))

function textsOf({ why, source, examples }: Rule): RuleTexts {
  return { why, source, examples }
}

function indexOf(text: string): RuleIndex {
  const digest = createHash('sha256').update(text).digest('base64url')
  return { edition: catalogue.edition, ids: catalogue.rows.map(row => row.id), digest }
}

function write(file: string, text: string): void {
  const folder = path.join(root, 'src/catalogue/compiled')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, file), text)
}
