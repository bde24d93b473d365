#!/usr/bin/env node
// Lints files within one process that is warm: node in-process.mjs <runs> <files>. Prints seconds a pass, an array a file.
import { statSync } from 'node:fs'
import { fileSource } from '../../.build/laboratory/laboratory.js'
import { createEngine, defaultSettings, lintSource, loadCatalogue } from '../../dist/api.mjs'

/** A run is repeated until it has taken this long, so that the clock and the collector weigh little. */
const shortest = 200

const engine = createEngine(await loadCatalogue())

async function lint(file) {
  const { file: report } = await lintSource(fileSource(file, file, statSync(file).size), defaultSettings, engine)
  if (report.fault !== null) throw new Error(`expected a file that can be checked, got ${report.fault.code}`)
}

/** Seconds of one pass, the mean of as many as fit into the time. */
async function timePasses(file, milliseconds) {
  const started = performance.now()
  let [passes, spent] = [0, 0]
  for (; spent < milliseconds; passes++, spent = performance.now() - started) await lint(file)
  return spent / passes / 1000
}

const [runs, ...files] = process.argv.slice(2)
await timePasses(files[0], 5 * shortest)
const times = files.map(() => [])
for (let run = 0; run < Number(runs); run++) {
  for (const [place, file] of files.entries()) times[place].push(await timePasses(file, shortest))
}
process.stdout.write(JSON.stringify(times))
