#!/usr/bin/env node
// npm run benchmark:accuracy: scores every label file beside this one, takes words and witnesses out and scores again, prints
// the tables and writes docs/accuracy.md. Takes some minutes.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { labelFiles, labelsOf, scoreLabels } from './labels.mjs'
import { renamedTable } from './renamed.mjs'
import { rulesTable } from './rules-table.mjs'
import { figure, tableOf } from './tables.mjs'
import { witnessesTable } from './witnesses.mjs'
import { scoreWithoutOwnWords, wordsTable } from './words.mjs'

const here = import.meta.dirname

function currentTable(scores) {
  const ratios = ['rowAccuracy', 'conditionsSeen', 'allowedRow']
  return tableOf(
    ['source', 'fields', 'precision', 'recall', 'false alarms', 'missed', 'right row', 'conditions', 'allowed row'],
    scores.map(([file, s]) => [
      file,
      s.scored,
      figure(s.precision),
      figure(s.recall),
      s.falseAlarms,
      s.missed,
      ...ratios.map(key => figure(s[key])),
    ]),
  )
}

function firstTable() {
  const seen = Object.entries(labelFiles).filter(([, { unseen }]) => unseen !== null)
  return tableOf(
    ['source', 'fields', 'precision', 'recall', 'conditions', 'allowed row'],
    seen.map(([file, { unseen: u }]) => [
      file,
      u.fields,
      ...[u.precision, u.recall, u.conditions, u.allowedRow].map(figure),
    ]),
  )
}

const scoresWith = values => Object.keys(labelFiles).map(file => [file, scoreLabels(labelsOf(file), values)])
const real = scoresWith('real')
const tables = {
  first: firstTable(),
  real: currentTable(real),
  placeholder: currentTable(scoresWith('placeholder')),
  rules: rulesTable(real.flatMap(([, score]) => score.fields)),
  words: wordsTable(scoreWithoutOwnWords()),
  witnesses: await witnessesTable(),
  renamed: renamedTable(),
}
const page = readFileSync(path.join(here, 'page.md'), 'utf8')
const text = page.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => tables[name])
writeFileSync(path.join(here, '../../docs/accuracy.md'), text)
process.stdout.write(text)
