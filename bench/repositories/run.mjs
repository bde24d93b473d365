#!/usr/bin/env node
// npm run benchmark:repositories: lints every JSON file of the named packages and of our own node_modules, holds the
// findings against the reviewed ones, prints the table and writes docs/repositories.md.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fetchPackage } from './fetch.mjs'
import { keyOf, lintFolder, readReviewed } from './lint-folder.mjs'

const here = import.meta.dirname
const root = path.join(here, '../..')
const packages = JSON.parse(readFileSync(path.join(here, 'packages.json'), 'utf8'))
const reviewed = readReviewed()

function check(name, label, folder, about) {
  const { files, unread, findings, seconds } = lintFolder(folder)
  const known = new Map(reviewed.filter(line => line.package === name).map(line => [keyOf(line), line]))
  const fresh = findings.filter(finding => !known.has(keyOf(finding)))
  const right = findings.filter(finding => known.get(keyOf(finding))?.verdict === 'right').length
  process.stderr.write(`${label}: ${files} files in ${seconds.toFixed(1)} s, ${findings.length} findings\n`)
  for (const finding of fresh) process.stderr.write(`  not reviewed: ${keyOf(finding)}\t${finding.confidence}\n`)
  for (const { path: file, fault } of unread) process.stderr.write(`  not read: ${file} ${fault.code}\n`)
  return { label, files, unread, findings, right, fresh, seconds, ...about }
}

const perThousand = (findings, files) => ((1000 * findings) / files).toFixed(2)
const row = cells => `| ${cells.join(' | ')} |`

function table(checks) {
  const sum = of => checks.reduce((total, one) => total + of(one), 0)
  const total = [sum(one => one.files), sum(one => one.findings.length), sum(one => one.right)]
  const head = ['package', 'holds', 'files', 'first score', 'findings', 'of these right', 'not readable']
  const rows = checks.map(one =>
    row([one.label, one.holds, one.files, one.first ?? '', one.findings.length, one.right, one.unread.length]),
  )
  const firsts = sum(one => one.first ?? 0)
  const last = row(['all', '', total[0], firsts, total[1], total[2], sum(one => one.unread.length)])
  const figure = `${perThousand(total[1], total[0])} findings per thousand files.`
  return [row(head), row(head.map(() => '---')), ...rows, last, '', figure].join('\n')
}

const only = process.argv.slice(2)
const isWanted = name => only.length === 0 || only.includes(name)
const checks = Object.entries(packages)
  .filter(([name]) => isWanted(name))
  .map(([name, one]) =>
    one.version === null
      ? check(name, `own ${name}`, path.join(root, name), one)
      : check(name, `${name}@${one.version}`, fetchPackage(name, one.version), one),
  )
const text = table(checks)
process.stdout.write(`${text}\n`)
const seconds = checks.reduce((total, one) => total + one.seconds, 0)
const files = checks.reduce((total, one) => total + one.files, 0)
process.stdout.write(`${Math.round(files / seconds)} files a second, process start included.\n`)
if (only.length === 0) {
  const page = readFileSync(path.join(here, 'page.md'), 'utf8').replace('{{table}}', text)
  writeFileSync(path.join(root, 'docs/repositories.md'), page)
}
