// Precision and recall of every rule, from what was made of every scored field.
import { figure, share, tableOf } from './tables.mjs'

/** Rows that are one for the scorer: the same identifier of a managed app and of a device. */
const sameRow = new Map([
  ['managed-app/entra-device-id', 'device-data/entra-device-id'],
  ['managed-app/intune-device-management-id', 'device-data/intune-device-id'],
  ['device-data/intune-device-management-id', 'device-data/intune-device-id'],
])
const rowOf = row => sameRow.get(row) ?? row

/**
 * Counts by rule: fields that are labelled as its row, fields that were told to be it, and those that are both. A field
 * labelled as either of two rows counts for the one that was told.
 *
 * @param fields The scorer's `fields`: label and rows told.
 */
export function countByRule(fields) {
  const counts = new Map()
  const add = (row, part) => {
    const count = counts.get(row) ?? { labelled: 0, told: 0, right: 0 }
    count[part]++
    counts.set(row, count)
  }
  for (const { row, rows } of fields) {
    const wanted = row === '' ? [] : row.split('|').map(rowOf)
    const told = new Set(rows.map(rowOf))
    const right = wanted.find(one => told.has(one))
    if (wanted.length > 0) add(right ?? wanted[0], 'labelled')
    if (right === undefined) for (const one of told) add(one, 'told')
    else for (const part of ['told', 'right']) add(right, part)
  }
  return counts
}

/** One line a rule that any label or answer names. */
export function rulesTable(fields) {
  const rows = [...countByRule(fields)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return tableOf(
    ['rule', 'labelled', 'told', 'precision', 'recall'],
    rows.map(([rule, { labelled, told, right }]) => [
      rule,
      labelled,
      told,
      told === 0 ? '-' : figure(share(right, told)),
      labelled === 0 ? '-' : figure(share(right, labelled)),
    ]),
  )
}
