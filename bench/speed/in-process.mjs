#!/usr/bin/env node
// Lints files within one process that is warm, on one thread: node in-process.mjs <runs> <files>. Prints seconds a pass, an array
// a file.
import { statSync } from 'node:fs'
import { fileSource } from '../../.build/laboratory/laboratory.js'
import { createEngine, defaultSettings, lintSource, loadCatalogue } from '../../dist/api.mjs'
import { printTimes } from './passes.mjs'

const engine = createEngine(await loadCatalogue())

async function lint(file) {
  const { file: report } = await lintSource(fileSource(file, file, statSync(file).size), defaultSettings, engine)
  if (report.fault !== null) throw new Error(`expected a file that can be checked, got ${report.fault.code}`)
}

await printTimes(lint, process.argv.slice(2))
