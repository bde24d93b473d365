#!/usr/bin/env node
// npm run benchmark:accuracy: scores every label file beside this one, prints the tables and writes docs/accuracy.md.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const here = import.meta.dirname
const sources = JSON.parse(readFileSync(path.join(here, 'sources.json'), 'utf8'))

/** The scorer's figures for one label file. */
export function scoreOf(source, values) {
  const labels = path.join(here, `${source}.tsv`)
  const bin = path.join(here, '../../dist/main.js')
  const args = [path.join(here, 'score.mjs'), '--labels', labels, '--bin', bin, '--values', values, '--json']
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 }))
}

const figure = number => number.toFixed(3)
const row = cells => `| ${cells.join(' | ')} |`

function currentTable(values) {
  const head = [
    'source',
    'fields',
    'precision',
    'recall',
    'false alarms',
    'missed',
    'right row',
    'conditions',
    'allowed row',
  ]
  const rows = Object.keys(sources).map(source => {
    const s = scoreOf(source, values)
    const ratios = [s.rowAccuracy, s.conditionsSeen, s.allowedRow].map(figure)
    return row([source, s.scored, figure(s.precision), figure(s.recall), s.falseAlarms, s.missed, ...ratios])
  })
  return [row(head), row(head.map(() => '---')), ...rows].join('\n')
}

function firstTable() {
  const head = ['source', 'fields', 'precision', 'recall', 'conditions', 'allowed row']
  const rows = Object.entries(sources)
    .filter(([, { unseen }]) => unseen !== null)
    .map(([source, { unseen: u }]) =>
      row([source, u.fields, ...[u.precision, u.recall, u.conditions, u.allowedRow].map(figure)]),
    )
  return [row(head), row(head.map(() => '---')), ...rows].join('\n')
}

if (process.argv[1] === import.meta.filename) {
  const text = readFileSync(path.join(here, 'page.md'), 'utf8')
    .replace('{{first}}', firstTable())
    .replace('{{real}}', currentTable('real'))
    .replace('{{placeholder}}', currentTable('placeholder'))
  writeFileSync(path.join(here, '../../docs/accuracy.md'), text)
  process.stdout.write(text)
}
