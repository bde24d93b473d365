import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { loadCatalogue } from '../../src/catalogue/load.ts'
import { createEngine } from '../../src/pipeline/engine.ts'

// What a start of `mamlint export.json` reads, as `npm run build` left it. Times are not tested here: they depend on the machine.

const dist: string = new URL('../../dist', import.meta.url).pathname

/** Files that are loaded before anything is run: what a file asks for at its start, and what the bin loads. */
function loadedFrom(file: string, loaded: Map<string, string> = new Map()): ReadonlyMap<string, string> {
  if (loaded.has(file)) return loaded
  const text = readFileSync(path.join(dist, file), 'utf8')
  loaded.set(file, text)
  const imports = text.matchAll(
    /^(?:let|const) \w+ = require\("(\.[^"]+)"\);$|^const .*= load\(.*"([\w-]+\.js)"\)\);$/gm,
  )
  for (const [, imported, loadedFile] of imports) {
    loadedFrom(path.join(path.dirname(file), imported ?? loadedFile ?? ''), loaded)
  }
  return loaded
}

const start = loadedFrom('main.js')
const code = [...start.values()].join('\n')

test('a start loads two files, of the size of what lint needs', () => {
  expect([...start.keys()]).toEqual(['main.js', 'run-cli.js'])
  // What the patterns below look for is there to be found.
  expect(code).toContain('// node_modules/commander/')
  expect(code.length).toBeLessThan(600_000)
})

test.each([
  ['packages that lint does without', /node_modules\/(?:ajv|fast-glob|micromatch|picomatch)\//],
  ['child_process', /require\("node:child_process"\)/],
  ['the module form of process, which makes standard input', /require\("node:process"\)/],
  ['the promises of fs, which load readline', /require\("node:fs\/promises"\)/],
  ['URLs of its own files, which become paths again', /pathToFileURL/],
  ['node:module, which only newer Node is asked for', /require\("node:module"\)/],
])('it loads nothing of %s', (_, pattern) => {
  expect(code).not.toMatch(pattern)
})

test('it holds no literal expression with classes of Unicode, which is slow to load: use `unicodePattern`', () => {
  const literals = code
    .split('\n')
    .filter(line => /\/[^/]*\\p\{[^/]*\/[a-z]*u/.test(line) && !line.includes('String.raw'))
  expect(literals).toEqual([])
})

test('its names are whole, so that frames of an internal error say where in mamlint it happened', () => {
  for (const name of ['lintDocuments', 'classifyField', 'createEngine', 'prepareRun']) {
    expect(code).toContain(`function ${name}(`)
  }
})

/** Least of several times, in milliseconds. */
function timeOf(run: () => void): number {
  const times = Array.from({ length: 9 }, () => {
    const begin = performance.now()
    run()
    return performance.now() - begin
  })
  return Math.min(...times)
}

test('preparing the rules takes no longer than five times reading them', () => {
  const text = JSON.stringify(loadCatalogue())
  const reading = timeOf(() => void JSON.parse(text))
  // It took thirty times as long when every phrase was read at the start.
  expect(timeOf(() => void createEngine(loadCatalogue()))).toBeLessThan(5 * reading)
})
