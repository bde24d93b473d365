// Runs Microsoft's own validator over what `mamlint lint --format sarif` writes, for inputs of every kind. By hand and not with
// the tests: the validator is 100 MB, for Linux only, and comes from the package registry. Run `npm run build` before.

import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const validator = '@microsoft/sarif-multitool-linux@5.7.0'
const bin = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const project = fileURLToPath(new URL('..', import.meta.url))

/** What the validator remarks on and we leave as it is. Anything else fails. */
const reasons = {
  SARIF2002: 'messages are texts: ids would make a reader look each one up',
  SARIF2003: 'mamlint does not ask git for the address of a repository: it may hold a name or a token',
  SARIF2005: 'mamlint has no page of its own yet that "informationUri" could name',
  SARIF2006: 'the validator asks the network whether addresses answer; it may be without one',
  SARIF2009: 'rule ids are those of the page, not numbers',
  SARIF2010: 'a snippet would hold values of the input',
  SARIF2011: 'so would a context region',
}

const folder = mkdtempSync(path.join(tmpdir(), 'mamlint-sarif-'))
try {
  const logs = writeLogs(path.join(folder, 'input'))
  const seen = validate(installValidator(path.join(folder, 'validator')), logs)
  const refused = [...seen].filter(([rule, { level }]) => level === 'error' || !(rule in reasons))
  for (const [rule, { level, count, text }] of seen) {
    process.stdout.write(`${level} ${rule}, ${count} times: ${reasons[rule] ?? `REFUSED: ${text}`}\n`)
  }
  process.stdout.write(`${logs.length} logs, ${refused.length === 0 ? 'none refused' : 'refused'}\n`)
  process.exitCode = refused.length === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true })
}

/** Logs of a run without findings, of one with many, of hostile names, and of files that cannot be read. */
function writeLogs(input) {
  mkdirSync(path.join(input, 'names'), { recursive: true })
  writeFileSync(path.join(input, 'clean.json'), '{"a":1}')
  writeFileSync(path.join(input, 'broken.json'), '{"imei":"490154203237518",')
  for (const name of [
    'a b.json',
    '%41 #1?.json',
    '::error::.json',
    '[x](1) {0}.json',
    '<b>å😀.json',
    'a:b\n\u202e.json',
  ]) {
    writeFileSync(path.join(input, 'names', name), '{"imei":"490154203237518","[a](b){0}%":1}')
  }
  const runs = [
    { name: 'clean', cwd: input, words: ['clean.json'] },
    { name: 'names', cwd: input, words: ['names'] },
    { name: 'broken', cwd: input, words: ['.', 'gone.json'] },
    { name: 'fixtures', cwd: project, words: ['fixtures'] },
  ]
  return runs.map(({ name, cwd, words }) => {
    const log = path.join(input, `${name}.sarif`)
    const flags = ['--no-config', '--unknown-fields', 'warn', '--format', `sarif=${log}`]
    const { status } = spawnSync(process.execPath, [bin, ...words, ...flags], { cwd })
    if (status === null || status === 4) throw new Error(`mamlint failed on ${name}`)
    return log
  })
}

function installValidator(into) {
  mkdirSync(into)
  execFileSync('npm', [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--prefix',
    into,
    validator,
  ])
  const program = path.join(into, 'node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool')
  chmodSync(program, 0o755)
  return program
}

/** What the validator says, by its rules: how bad, how often, and the first text. */
function validate(program, logs) {
  const output = path.join(folder, 'result.sarif')
  const flags = [
    '--rule-kind',
    'Sarif;Ghas',
    '--level',
    'Error;Warning;Note',
    '--output',
    output,
    '--log',
    'ForceOverwrite',
  ]
  const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' }
  const ran = spawnSync(program, ['validate', ...logs, ...flags], { encoding: 'utf8', env, maxBuffer: 2 ** 28 })
  if (!ran.stdout.includes('Analysis completed successfully'))
    throw new Error(`the validator failed: ${ran.stdout}${ran.stderr}`)
  const results = JSON.parse(readFileSync(output, 'utf8').replace(/^\ufeff/, '')).runs[0].results
  const seen = new Map()
  for (const { ruleId, level = 'warning', message } of results) {
    const { count = 0, text = JSON.stringify(message) } = seen.get(ruleId) ?? {}
    seen.set(ruleId, { level, count: count + 1, text })
  }
  return new Map([...seen].toSorted())
}
