// Reads the label files beside this one, and hands labels to the scorer.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const here = import.meta.dirname
const columns = ['source', 'entity', 'shape', 'field', 'type', 'row', 'verdict', 'context', 'confidence']

/** The mamlint that is scored where nothing else is asked for. */
export const product = path.join(here, '../../dist/main.js')
/** The same stages with a catalogue from which something has been taken out; see `map-without.mjs`. */
export const without = path.join(here, 'map-without.mjs')

/** What `sources.json` says: label file -> its first score, or null where it was never unseen. */
export const labelFiles = JSON.parse(readFileSync(path.join(here, 'sources.json'), 'utf8'))

/** The labels of one file, one object a line. */
export function labelsOf(file) {
  const [, ...lines] = readFileSync(path.join(here, `${file}.tsv`), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.map(line => Object.fromEntries(line.split('\t').map((cell, index) => [columns[index], cell])))
}

/** The labels of all files. */
export function allLabels() {
  return Object.keys(labelFiles).flatMap(labelsOf)
}

/**
 * The scorer's figures for some labels.
 *
 * @param values `real` or `placeholder`.
 * @param lacking What the stand-in of the product has to do without; null scores the product itself.
 */
export function scoreLabels(labels, values, lacking = null) {
  const folder = mkdtempSync(path.join(tmpdir(), 'mamlint-labels-'))
  const file = path.join(folder, 'labels.tsv')
  try {
    writeFileSync(
      file,
      `${[columns, ...labels.map(label => columns.map(name => label[name]))].map(cells => cells.join('\t')).join('\n')}\n`,
    )
    const bin = lacking === null ? product : without
    const args = ['--labels', file, '--bin', bin, '--values', values, '--json', '--fields']
    return JSON.parse(
      execFileSync(process.execPath, [path.join(here, 'score.mjs'), ...args], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
        env: { ...process.env, LACKING: JSON.stringify(lacking) },
      }),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}
