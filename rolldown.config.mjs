import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'rolldown'

/** Stages that a run of `lint` goes through. They stand in one file, since every file costs a start about a millisecond. */
const core = /\/src\/(?:model|unpack|parse|classify|detect|judge|report|pipeline)\/(?!explain|test-rules|find-field)/

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

// Another entry (a worker, the bin of another command) is one more line of `input`.
export default defineConfig({
  input: { main: 'src/main.ts', api: 'src/api.ts' },
  platform: 'node',
  // jsonc-parser tells of its modules by this field only.
  resolve: { mainFields: ['module', 'main'] },
  // The compiled rules, which are read as files.
  experimental: { resolveNewUrlToAsset: true },
  plugins: [writeLicences()],
  output: {
    dir: 'dist',
    cleanDir: true,
    assetFileNames: 'data/[name][extname]',
    chunkFileNames: 'chunks/[name].js',
    comments: false,
    codeSplitting: { groups: [{ name: 'core', test: core }] },
  },
})
