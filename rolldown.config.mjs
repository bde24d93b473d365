import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { defineConfig } from 'rolldown'
import { esmExternalRequirePlugin } from 'rolldown/plugins'

/** Stages that a run of `lint` goes through. They stand in one file, since every file costs a start about a millisecond. */
const core =
  /rolldown\/runtime|\/src\/catalogue\/load|\/src\/(?:model|unpack|parse|classify|detect|judge|pipeline)\/(?!explain|test-rules|find-field|jobs|cut-plan|find-element|merge-|read-part|is-whole|kernel-part)|\/src\/report\/(?!reporters|csv|git|html|junit|markdown|markup|ndjson|remarks|result-ids|sarif|uri)/

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
  // jsonc-parser tells of its modules by this field only.
  resolve: { mainFields: ['module', 'main'] },
  // The compiled rules, which are read as files.
  experimental: { resolveNewUrlToAsset: true },
}
const output = { cleanDir: true, assetFileNames: 'data/[name][extname]', comments: false, charset: 'ascii' }

export default defineConfig([
  {
    ...shared,
    input: { main: 'src/main.ts', api: 'src/api.ts', worker: 'src/worker.ts' },
    plugins: [replaceForCommander, esmExternalRequirePlugin({ external: builtins }), writeLicences()],
    output: {
      ...output,
      dir: 'dist',
      chunkFileNames: 'chunks/[name].js',
      codeSplitting: { groups: [{ name: 'core', test: core }] },
    },
  },
  // For benchmarks, which take apart what is one piece in the package.
  { ...shared, input: 'src/build/laboratory.ts', output: { ...output, dir: '.build/laboratory' } },
])
