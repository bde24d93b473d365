import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

interface Folder {
  /** Folders of ours it may import. */
  readonly ours: readonly string[]
  /** Packages it may import. */
  readonly packages?: readonly string[]
  /** Whether it may touch the machine: `node:` modules. `node:path` only computes, and may be used everywhere. */
  readonly io?: boolean
  /** Further modules of Node that only compute. */
  readonly computes?: readonly string[]
}

/** The folder table of the design, section 2. A file directly in `src/` has a row of its own. */
const allowed: Readonly<Record<string, Folder>> = {
  'main.ts': { ours: ['load-code.ts', 'run-cli.ts'], io: true },
  'load-code.ts': { ours: ['code-cache.ts'], io: true },
  'code-cache.ts': { ours: [], io: true },
  'kernel-budget.ts': { ours: ['parse'], io: true },
  'standard-output.ts': { ours: ['model'], io: true },
  'run-cli.ts': {
    ours: [
      'package.json',
      'kernel-budget.ts',
      'standard-output.ts',
      'lint-all.ts',
      'run-jobs.ts',
      'cache',
      'catalogue',
      'cli',
      'config',
      'model',
      'pipeline',
      'read',
      'report',
      'setup',
    ],
    io: true,
  },
  'lint-all.ts': { ours: ['cli', 'model', 'pipeline', 'read', 'threads.ts'], io: true },
  'threads.ts': { ours: ['model', 'pipeline'], io: true },
  'worker.ts': { ours: ['load-code.ts', 'run-cli.ts'], io: true },
  'run-jobs.ts': { ours: ['catalogue', 'pipeline', 'read', 'threads.ts'], io: true },
  'api.ts': { ours: ['catalogue', 'config', 'model', 'pipeline', 'report'] },
  model: { ours: [] },
  unpack: {
    ours: ['model'],
    packages: ['yauzl'],
    computes: ['node:buffer', 'node:stream', 'node:zlib'],
  },
  parse: { ours: ['model'], packages: ['hyparquet', 'hyparquet-compressors', 'jsonc-parser', 'saxes', 'yaml'] },
  classify: { ours: ['model'] },
  detect: { ours: ['model'] },
  judge: { ours: ['model'] },
  report: { ours: ['model'] },
  catalogue: { ours: ['model'], packages: ['ajv'], io: true },
  build: {
    ours: ['catalogue', 'classify', 'lint-all.ts', 'model', 'pipeline', 'read'],
    packages: ['libphonenumber-js'],
    io: true,
  },
  cache: { ours: ['model'], io: true },
  read: { ours: ['model'], packages: ['chokidar', 'fast-glob', 'picomatch'], io: true },
  config: { ours: ['model'], packages: ['ajv', 'jsonc-parser', 'picomatch'], io: true },
  setup: { ours: [], io: true },
  complete: { ours: [] },
  pipeline: { ours: ['classify', 'detect', 'judge', 'model', 'parse', 'unpack'] },
  cli: {
    ours: [
      'cache',
      'catalogue',
      'classify',
      'complete',
      'config',
      'detect',
      'judge',
      'model',
      'parse',
      'pipeline',
      'read',
      'report',
      'setup',
      'unpack',
    ],
    packages: ['commander'],
  },
}

/** Files that are a table rather than a text may be longer than a person reads in one sitting. */
const lineLimits: Readonly<Record<string, number>> = { 'parse/path-trie.ts': 460 }
const lineLimit = 250

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => file.endsWith('.ts'))

describe.each(files)('src/%s', file => {
  const text = readFileSync(path.join('src', file), 'utf8')
  const folder = file.split('/')[0] ?? ''
  const rule = allowed[folder]
  const imports = specifiersIn(text)

  test('stands in a folder of the table', () => {
    expect(rule).toBeDefined()
  })

  test('imports only what its folder may', () => {
    const own = imports.filter(to => to.startsWith('.')).map(to => path.posix.join(path.posix.dirname(file), to))
    const folders = own
      .map(to => to.replace('../package.json', 'package.json').split('/')[0] ?? '')
      .filter(to => to !== folder)
    expect(folders.filter(to => rule?.ours.includes(to) !== true)).toEqual([])
  })

  test('imports only the packages and modules its folder may', () => {
    const foreign = imports.filter(to => !to.startsWith('.'))
    const forbidden = foreign.filter(to =>
      isBuiltin(to)
        ? rule?.io !== true && to !== 'node:path' && rule?.computes?.includes(to) !== true
        : rule?.packages?.includes(packageOf(to)) !== true,
    )
    expect(forbidden).toEqual([])
  })

  test('leaves console and process to the edge', () => {
    const isEdge =
      ['run-cli.ts', 'load-code.ts', 'code-cache.ts', 'kernel-budget.ts', 'standard-output.ts'].includes(file) ||
      folder === 'build'
    expect(isEdge ? [] : [...text.matchAll(/\b(?:console|process)\.\w+/g)].map(match => match[0])).toEqual([])
  })

  test('can be read in one sitting', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(lineLimits[file] ?? lineLimit)
  })

  test('has no default export and no barrel', () => {
    expect(text).not.toMatch(/export default|export \* from/)
  })
})

test('no import goes in a circle', () => {
  const graph = new Map(files.map(file => [file, importsOf(file)]))
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '))
    if (done.has(file) || trail.includes(file)) return
    for (const to of graph.get(file) ?? []) visit(to, [...trail, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  expect(circles).toEqual([])
})

/** Files that one file imports at run time; a type is gone by then. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(path.join('src', file), 'utf8')
  return [...text.matchAll(/^(?:import|export) (?!type)[^'\n]*from '(\.[^']+)'/gm)].map(match =>
    path.posix.join(path.posix.dirname(file), match[1] ?? ''),
  )
}

/** What a file imports, at load time or later. */
function specifiersIn(text: string): readonly string[] {
  const statements = text.matchAll(/^(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm)
  return [...statements].map(match => match[1] ?? match[2] ?? '')
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
}
