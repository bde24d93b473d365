import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { defineConfig } from 'rolldown'
import { esmExternalRequirePlugin } from 'rolldown/plugins'

/**
 * What commander asks of Node that a run can do without. It can start commands that are programs of their own; we have none,
 * and child_process takes 3 ms to load. As a module, process makes standard input and much else that is only there on demand.
 */
const replaced = new Map([
  ['node:child_process', 'module.exports = {}'],
  ['node:process', 'module.exports = process'],
])

const replaceForCommander = {
  name: 'replace-for-commander',
  resolveId: (id, importer) => (replaced.has(id) && /commander/.test(importer) ? `\0${id}` : null),
  load: id => replaced.get(id.slice(1)) ?? null,
}

/** Modules of Node, as packages of the older kind ask for them. */
const builtins = builtinModules.flatMap(name => (replaced.has(`node:${name}`) ? [] : [name, `node:${name}`]))

/** Packages whose data, not whose modules, are in the bundle. */
const copied = ['node_modules/libphonenumber-js']

/** Writes the licences of the packages that are bundled, as they ask. */
function writeLicences() {
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap(chunk => chunk.moduleIds ?? [])
      const folders = modules.flatMap(id => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? [])
      const texts = [...new Set([...folders, ...copied.map(folder => path.resolve(folder))])].toSorted().map(licenceOf)
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: texts.join('\n') })
    },
  }
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry))
  const text = file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8').trim()
  return `${name} ${version} (${license})\n\n${text}\n`
}

const shared = {
  platform: 'node',
  // Its paths lead to declarations, which are nothing to run.
  tsconfig: false,
  // jsonc-parser tells of its modules by this field only.
  resolve: { mainFields: ['module', 'main'] },
  // The compiled rules, which are read as files.
  experimental: { resolveNewUrlToAsset: true },
}
const output = { assetFileNames: 'data/[name][extname]', comments: false, charset: 'ascii' }

/** The program is in the older form of Node's modules, whose code can be kept compiled; the package and its types are not. */
const forms = {
  name: 'forms',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "commonjs" }\n' })
    this.emitFile({ type: 'asset', fileName: 'types/package.json', source: '{ "type": "module" }\n' })
  },
}

/** What the program has of this package's own description. */
const describeShortly = {
  name: 'describe-shortly',
  transform: (code, id) =>
    id === path.resolve('package.json') ? JSON.stringify({ version: JSON.parse(code).version }) : null,
}

/** Modules that a run of any command loads. They stand in one file, since every file costs a start about a millisecond. */
const program = new Set()

const findProgram = {
  name: 'find-program',
  buildEnd() {
    const add = id => {
      if (program.has(id)) return
      program.add(id)
      for (const imported of this.getModuleInfo(id)?.importedIds ?? []) add(imported)
    }
    add(path.resolve('src/run-cli.ts'))
  },
}

/** What the bundler itself adds has a file of its own, too; the program has a copy of it inside. */
const inlineRuntime = {
  name: 'inline-runtime',
  generateBundle(_, bundle) {
    const { fileName, code } = Object.values(bundle).find(({ name }) => name === 'rolldown-runtime')
    const entry = bundle['run-cli.js']
    const loaded = `require("./${fileName}")`
    if (!entry.code.includes(loaded)) throw new Error('expected the program to load what the bundler adds')
    entry.code = entry.code.replace(loaded, () => `(exports => {\n${code}return exports;\n})({})`)
  },
}

/** Where a file of the package is, as a path: to make a URL of it, and a path of that, is half a millisecond of a start. */
const nameFilesByPath = {
  name: 'name-files-by-path',
  renderChunk: code =>
    code.replaceAll(
      /new URL\("([^"]+)", require\("url"\)\.pathToFileURL\(__filename\)\.href\)/g,
      (_, file) => `(__dirname + ${JSON.stringify(`/${file}`)})`,
    ),
}

/** A file that loads the others: it stands alone, since every file costs a start about a millisecond. */
const edge = name => ({
  ...shared,
  input: `src/${name}.ts`,
  output: { ...output, format: 'cjs', dir: 'dist', codeSplitting: false },
})

export default defineConfig([
  {
    ...shared,
    input: 'src/run-cli.ts',
    plugins: [
      replaceForCommander,
      writeLicences(),
      forms,
      describeShortly,
      findProgram,
      inlineRuntime,
      nameFilesByPath,
    ],
    // What a command that is loaded later shares with the others stays where it is, rather than in one file more.
    preserveEntrySignatures: 'allow-extension',
    output: {
      ...output,
      format: 'cjs',
      dir: 'dist',
      cleanDir: true,
      chunkFileNames: 'chunks/[name].js',
      codeSplitting: { groups: [{ name: 'program', test: id => program.has(id) }] },
    },
  },
  edge('main'),
  edge('worker'),
  {
    ...shared,
    input: 'src/api.ts',
    plugins: [esmExternalRequirePlugin({ external: builtins })],
    output: { ...output, dir: 'dist', entryFileNames: 'api.mjs', codeSplitting: false },
  },
  // For benchmarks, which take apart what is one piece in the package.
  { ...shared, input: 'src/build/laboratory.ts', output: { ...output, cleanDir: true, dir: '.build/laboratory' } },
])
