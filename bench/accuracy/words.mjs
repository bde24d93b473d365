#!/usr/bin/env node
// Takes out, for each source, every word of the rules and the vocabulary that occurs in its names and in no other source's,
// and scores that source again: how far it falls tells how much was learnt from its labels alone.
import path from 'node:path'
import { readCatalogue } from '../../.build/laboratory/laboratory.js'
import { createReading, withoutWords } from './catalogue-without.mjs'
import { allLabels, scoreLabels } from './labels.mjs'
import { figure, share, tableOf } from './tables.mjs'

/** Words of each source's fields and entities, as written and as understood. */
function wordsBySource(labels, reading) {
  const words = new Map()
  for (const { source, entity, field } of labels) {
    const known = words.get(source) ?? new Set()
    words.set(source, known)
    for (const name of [entity, ...field.split('.')]) for (const word of reading(name)) known.add(word)
  }
  return words
}

/** For each source the words that occur in it alone, and its scores with the whole catalogue and without those words. */
export function scoreWithoutOwnWords() {
  const catalogue = readCatalogue(path.join(import.meta.dirname, '../..'))
  const labels = allLabels()
  const words = wordsBySource(labels, createReading(catalogue))
  return [...words].map(([source, own]) => {
    const others = new Set([...words].flatMap(([other, theirs]) => (other === source ? [] : [...theirs])))
    const alone = [...own].filter(word => !others.has(word))
    const taken = [...withoutWords(catalogue, new Set(alone)).taken].toSorted()
    const ofSource = labels.filter(label => label.source === source)
    const score = lacking => scoreLabels(ofSource, 'real', lacking)
    return { source, taken, before: score({}), after: score({ words: alone }) }
  })
}

/** What the sources come to together: fields rightly flagged, wrongly flagged and missed. */
function together(scores) {
  const total = { tp: 0, fp: 0, fn: 0 }
  for (const { perSource } of scores) {
    for (const counts of Object.values(perSource)) for (const key of Object.keys(total)) total[key] += counts[key]
  }
  return { precision: share(total.tp, total.tp + total.fp), recall: share(total.tp, total.tp + total.fn) }
}

/** One line a source, and one for all of them, each without its own words. */
export function wordsTable(scores) {
  const change = (before, after) => (before === after ? figure(before) : `${figure(before)} → ${figure(after)}`)
  const figures = ['precision', 'recall', 'rowAccuracy', 'conditionsSeen', 'allowedRow']
  const before = together(scores.map(score => score.before))
  const after = together(scores.map(score => score.after))
  const words = scores.reduce((sum, { taken }) => sum + taken.length, 0)
  return tableOf(
    ['source', 'words taken out', 'precision', 'recall', 'right row', 'conditions', 'allowed row'],
    [
      ...scores.map(score => [
        score.source,
        score.taken.length,
        ...figures.map(key => change(score.before[key], score.after[key])),
      ]),
      ['together', words, change(before.precision, after.precision), change(before.recall, after.recall), '', '', ''],
    ],
  )
}

if (process.argv[1] === import.meta.filename) {
  for (const { source, taken } of scoreWithoutOwnWords()) process.stdout.write(`${source}: ${taken.join(', ')}\n`)
}
