#!/usr/bin/env node
// Stands in for the product in front of the scorer: maps every file below the current folder, with a catalogue that lacks
// what the environment variable LACKING says ({"witness": "name"}, {"words": [...]}; null for the whole catalogue).
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import {
  compiledCatalogue,
  createEngine,
  defaultSettings,
  lintSource,
  readCatalogue,
} from '../../.build/laboratory/laboratory.js'
import { catalogueLacking } from './catalogue-without.mjs'

const catalogue = readCatalogue(path.join(import.meta.dirname, '../..'))
const engine = createEngine(
  compiledCatalogue(catalogueLacking(catalogue, JSON.parse(process.env['LACKING'] ?? 'null'))),
)
const paths = readdirSync('.', { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').replace(/^\.\//, ''))

const files = []
for (const file of paths.toSorted()) {
  const bytes = readFileSync(file)
  const source = { name: file, size: bytes.length, chunks: () => only(bytes) }
  files.push({ path: file, fields: (await lintSource(source, defaultSettings, engine)).fields })
}
process.stdout.write(JSON.stringify({ files }))

async function* only(bytes) {
  yield bytes
}
