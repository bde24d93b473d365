import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { compileCatalogue } from '../catalogue/compile.ts'
import type { RuleIndex } from '../model/compiled.ts'
import type { Rule, RuleTexts } from '../model/rule.ts'
import { compiledCatalogue } from './compiled-catalogue.ts'

// Build step: writes `src/catalogue/compiled/` from `rules/`. Run by `npm run build:rules` in the project's folder.
const root = process.cwd()
const catalogue = compileCatalogue(root)
const compiled = toAscii(JSON.stringify(compiledCatalogue(catalogue)))
write('catalogue.json', compiled)
write('index.json', JSON.stringify(indexOf(compiled)))
write('texts.json', JSON.stringify(Object.fromEntries(catalogue.rules.map(rule => [rule.id, textsOf(rule)]))))

function textsOf({ why, source, examples }: Rule): RuleTexts {
  return { why, source, examples }
}

/** The same JSON without a character that takes two bytes: a text of one byte a character is read in half the time. */
function toAscii(json: string): string {
  return json.replaceAll(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
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
