#!/usr/bin/env node
// Stands in for the product in front of the scorer: maps every file below the current folder, with a catalogue that lacks
// what the environment variable LACKING says ({"witness": "name"}, {"words": [...]}; null for the whole catalogue).
import { readdirSync, readFileSync } from 'node:fs'
import { loadCatalogue } from '../../dist/catalogue/load.js'
import { defaultSettings } from '../../dist/model/settings.js'
import { createEngine } from '../../dist/pipeline/engine.js'
import { lintSource } from '../../dist/pipeline/lint.js'
import { catalogueLacking } from './catalogue-without.mjs'

const engine = createEngine(catalogueLacking(loadCatalogue(), JSON.parse(process.env['LACKING'] ?? 'null')))
const paths = readdirSync('.', { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').replace(/^\.\//, ''))

const files = []
for (const path of paths.toSorted()) {
  const bytes = readFileSync(path)
  const source = { name: path, size: bytes.length, chunks: () => only(bytes) }
  files.push({ path, fields: (await lintSource(source, defaultSettings, engine)).fields })
}
process.stdout.write(JSON.stringify({ files }))

async function* only(bytes) {
  yield bytes
}
