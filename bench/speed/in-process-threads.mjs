#!/usr/bin/env node
// Lints files as a run does, with the threads it uses by default, within one process that is warm: node in-process-threads.mjs
// <runs> <files>. Prints seconds a pass, an array a file. A run starts its other threads anew, and so does each pass here.
import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { fileSource, jobLimits, lintAll } from '../../.build/laboratory/laboratory.js'
import { createEngine, defaultSettings, loadCatalogue } from '../../dist/api.mjs'
import { printTimes } from './passes.mjs'

const engine = createEngine(loadCatalogue())
const setup = {
  engine: () => engine,
  expectBytes: () => {},
  limits: jobLimits,
  countCores: availableParallelism,
  workerFile: path.join(import.meta.dirname, '../../dist/worker.js'),
}
const options = { jobs: null, keepsFields: false, keepsTimes: false, meter: null }

async function lint(file) {
  const { size } = statSync(file)
  const input = {
    name: file,
    absolute: file,
    settings: defaultSettings,
    file: { path: file, absolute: file, size },
    open: () => fileSource(file, file, size),
  }
  const [{ file: report }] = await lintAll([input], options, setup)
  if (report.fault !== null) throw new Error(`expected a file that can be checked, got ${report.fault.code}`)
}

await printTimes(lint, process.argv.slice(2))
