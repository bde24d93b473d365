#!/usr/bin/env node
// npm run bench: measures mamlint against its references, prints tables and, after a whole run, writes docs/performance.md.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { measureDecoding } from './sections/decoding.mjs'
import { measureFiles } from './sections/files.mjs'
import { measureHooks } from './sections/hooks.mjs'
import { measureInProcess } from './sections/in-process.mjs'
import { measureMemory } from './sections/memory.mjs'
import { measureStart } from './sections/start.mjs'
import { measureThroughput } from './sections/throughput.mjs'
import { measureWorkers } from './sections/workers.mjs'
import { parseSize } from './units.mjs'

/** In the order in which they run: the largest files last, when the others are gone. */
const sections = {
  start: measureStart,
  hooks: measureHooks,
  files: measureFiles,
  throughput: measureThroughput,
  'in-process': measureInProcess,
  decoding: measureDecoding,
  memory: measureMemory,
  workers: measureWorkers,
}

const usage = `npm run bench -- [options]
  --size <size>     bytes of the device corpora (1g); other files are a fixed part or multiple of it
  --runs <count>    runs of each command, of which the median counts (5)
  --only <section>  ${Object.keys(sections).join(', ')}; may be given more than once
  --quick           20m, 3 runs and fewer files, to try the bench; writes no page
  --folder <path>   where the folder mamlint-bench is made, for corpora and the references' packages (the system's temporary
                    folder); at --size 1g it grows to 9 GB
  --keep            leave it there for the next run; its largest corpora go all the same
`

const { values } = parseArgs({
  options: {
    size: { type: 'string' },
    runs: { type: 'string' },
    only: { type: 'string', multiple: true },
    folder: { type: 'string', default: os.tmpdir() },
    quick: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

function optionsFrom({ quick, size, runs, folder, keep }) {
  const defaults = quick
    ? { size: '20m', runs: 3, starts: 5, files: 1000, patience: 60 }
    : { size: '1g', runs: 5, starts: 20, files: 10_000, patience: 1800 }
  return {
    ...defaults,
    size: parseSize(size ?? defaults.size),
    sizeText: size ?? defaults.size,
    runs: parseRuns(runs ?? String(defaults.runs)),
    folder: path.resolve(folder, 'mamlint-bench'),
    keep,
  }
}

function parseRuns(text) {
  if (!/^[1-9]\d*$/.test(text)) throw new Error('expected --runs to be a whole number from 1')
  return Number(text)
}

/** Runs the sections one after another; what each found is printed at once. */
function measureAll(names, options) {
  return names.map(name => {
    process.stderr.write(`${name}\n`)
    const { table, notes } = sections[name](options)
    process.stdout.write(`\n## ${name}\n\n${table}\n${notes.map(note => `\n${note}\n`).join('')}`)
    return { name, table, notes }
  })
}

/** The page from its template: each section's table in its place, and the notes of all. */
function pageOf(results, { sizeText, runs, starts }) {
  const notes = results.flatMap(result => result.notes).map(note => `- ${note}`)
  const texts = {
    ...Object.fromEntries(results.map(({ name, table }) => [name, table])),
    notes: notes.length === 0 ? '- Nothing was left out.' : notes.join('\n'),
    machine: `${os.availableParallelism()} cores, Node ${process.version}, ${os.type()} on ${os.arch()}`,
    command: `npm run bench -- --size ${sizeText} --runs ${runs}`,
    runs: String(runs),
    starts: String(starts),
  }
  const template = readFileSync(path.join(import.meta.dirname, 'page.md'), 'utf8')
  return template.replaceAll(/\{\{([a-z-]+)\}\}/g, (_, name) => texts[name])
}

function run() {
  const names = values.only ?? Object.keys(sections)
  const unknown = names.find(name => !Object.hasOwn(sections, name))
  if (values.help) return void process.stdout.write(usage)
  if (unknown !== undefined) throw new Error(`expected a section of ${Object.keys(sections).join(', ')}; see --help`)
  const options = optionsFrom(values)
  mkdirSync(options.folder, { recursive: true })
  try {
    const results = measureAll(names, options)
    const isWhole = values.only === undefined && !values.quick
    if (isWhole) writeFileSync(path.join(import.meta.dirname, '../../docs/performance.md'), pageOf(results, options))
  } finally {
    if (!options.keep) rmSync(options.folder, { recursive: true })
  }
}

run()
