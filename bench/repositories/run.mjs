#!/usr/bin/env node
// npm run benchmark:repositories [-- package...]: lints every JSON file of the named packages and of our own node_modules,
// holds the findings against the reviewed ones and prints the table. Run over all, it also writes docs/repositories.md.
// With --json it prints what it found as JSON instead. Ends with 1 where a finding is not reviewed, or a reviewed one gone.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { fetchPackage } from './fetch.mjs'
import { keyOf, lintFolder, readReviewed } from './lint-folder.mjs'

const here = import.meta.dirname
const root = path.join(here, '../..')
const packages = JSON.parse(readFileSync(path.join(here, 'packages.json'), 'utf8'))
const reviewed = readReviewed()
const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })

function check(name, { version, holds, first }) {
  const folder = version === null ? path.join(root, name) : fetchPackage(name, version)
  const { files, unread, findings, seconds } = lintFolder(folder)
  const known = new Map(reviewed.filter(line => line.package === name).map(line => [keyOf(line), line]))
  const keys = findings.map(keyOf)
  const right = keys.filter(key => known.get(key)?.verdict === 'right').length
  const fresh = keys.filter(key => !known.has(key))
  const gone = [...known.keys()].filter(key => !keys.includes(key))
  const label = version === null ? `own \`${name}\`` : `${name}@${version}`
  return {
    label,
    holds,
    first,
    files,
    unread: unread.map(file => file.path),
    findings: keys,
    right,
    fresh,
    gone,
    seconds,
  }
}

function tell({ label, files, seconds, findings, fresh, gone, unread }) {
  const lines = [
    `${label}: ${files} files in ${seconds.toFixed(1)} s, ${findings.length} findings`,
    ...fresh.map(key => `  not reviewed: ${key}`),
    ...gone.map(key => `  reviewed, but found no more: ${key}`),
    ...unread.map(file => `  not readable: ${file}`),
  ]
  process.stderr.write(`${lines.join('\n')}\n`)
}

const row = cells => `| ${cells.join(' | ')} |`

function table(checks) {
  const figures = of => [of.files, of.first, of.findings, of.right, of.unread]
  const head = ['package', 'holds', 'files', 'first score', 'findings', 'of these right', 'not readable']
  const counted = checks.map(one => ({ ...one, findings: one.findings.length, unread: one.unread.length }))
  const all = Object.fromEntries(
    ['files', 'first', 'findings', 'right', 'unread'].map(key => [key, counted.reduce((n, one) => n + one[key], 0)]),
  )
  const rows = counted.map(one => row([one.label, one.holds, ...figures(one)]))
  const rate = `${((1000 * all.findings) / all.files).toFixed(2)} findings per thousand files.`
  return [row(head), row(head.map(() => '---')), ...rows, row(['all', '', ...figures(all)]), '', rate].join('\n')
}

const checks = Object.entries(packages)
  .filter(([name]) => positionals.length === 0 || positionals.includes(name))
  .map(([name, one]) => {
    const checked = check(name, one)
    tell(checked)
    return checked
  })
if (values.json === true) process.stdout.write(`${JSON.stringify(checks)}\n`)
else process.stdout.write(`${table(checks)}\n`)
if (positionals.length === 0) {
  const page = readFileSync(path.join(here, 'page.md'), 'utf8').replace('{{table}}', () => table(checks))
  writeFileSync(path.join(root, 'docs/repositories.md'), page)
}
if (checks.some(one => one.fresh.length + one.gone.length > 0)) process.exitCode = 1
