import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runOnce } from './measure.mjs'

const folder = path.join(import.meta.dirname, 'references')

/** Pinned: what is installed into the temporary folder, once. */
const packages = {
  secretlint: '11.7.1',
  '@secretlint/secretlint-rule-preset-recommend': '11.7.1',
  '@stoplight/spectral-cli': '6.16.3',
}

/**
 * What mamlint is compared with: the script, the device corpus it reads, and the share of the size that it gets, where it
 * cannot take all of it or would take all day.
 */
const references = [
  { name: 'JSON.parse per line, keys walked', script: 'json-parse.mjs', corpus: 'devices-lines', share: 1 },
  { name: 'ripgrep, the same words', script: 'ripgrep.sh', corpus: 'devices-lines', share: 1, program: 'rg' },
  { name: 'jsonc-parser visit', script: 'jsonc-visit.mjs', corpus: 'devices', share: 1 / 10 },
  { name: 'jq paths', script: 'jq-paths.sh', corpus: 'devices-lines', share: 1 / 10, program: 'jq' },
  {
    name: 'secretlint, recommended rules',
    script: 'secretlint.sh',
    corpus: 'devices',
    share: 1 / 10,
    package: 'secretlint',
  },
  {
    name: 'Spectral, the same keys',
    script: 'spectral.sh',
    corpus: 'devices',
    share: 1 / 500,
    package: '@stoplight/spectral-cli',
  },
]

/** Makes ready what the references need. Returns those that can run, and in words those that cannot. */
export function prepareReferences(temporary) {
  const tools = path.join(temporary, 'tools')
  mkdirSync(tools, { recursive: true })
  runOnce([process.execPath, path.join(folder, 'same-words.mjs'), tools], { worst: 0 })
  const isInstalled = installPackages(tools)
  const reasonAgainst = ({ program, package: name }) => {
    if (program !== undefined && spawnSync(program, ['--version']).error !== undefined)
      return `${program} is not installed`
    return name !== undefined && !isInstalled ? `${name} could not be installed` : null
  }
  const judged = references.map(reference => ({ ...reference, reason: reasonAgainst(reference) }))
  return {
    usable: judged
      .filter(one => one.reason === null)
      .map(one => ({ ...one, commandFor: commandFor(one.script, tools) })),
    notes: judged.filter(one => one.reason !== null).map(one => `${one.name}: left out, since ${one.reason}.`),
  }
}

const commandFor = (script, tools) => file => [
  script.endsWith('.mjs') ? process.execPath : 'sh',
  path.join(folder, script),
  file,
  tools,
]

function installPackages(tools) {
  const wanted = JSON.stringify({ private: true, dependencies: packages })
  if (existsSync(path.join(tools, 'node_modules'))) return true
  writeFileSync(path.join(tools, 'package.json'), wanted)
  const { failure } = runOnce(['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: tools,
    worst: 0,
  })
  return failure === null && existsSync(path.join(tools, 'node_modules/secretlint'))
}
