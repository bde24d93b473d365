#!/usr/bin/env node
// Scores records that say nothing of what they are: the entity renamed to a made-up word, and neither `@odata.type` nor
// `@odata.context`. `--json` prints the figures.
import { labelsOf, scoreLabels } from './labels.mjs'
import { figure, share, tableOf } from './tables.mjs'

const policies = [
  ...labelsOf('dev').filter(label => label.source === 'graph-intune-policy'),
  ...labelsOf('graph-policy-more'),
]
const data = [...labelsOf('dev').filter(label => label.source === 'graph-intune'), ...labelsOf('graph-intune-more')]

/** Labels whose documents are plain arrays of records of `zorbel0`, `zorbel1`, ... */
function renamed(labels) {
  const names = new Map()
  for (const { source, entity } of labels) {
    const key = `${source} ${entity}`
    if (!names.has(key)) names.set(key, `zorbel${names.size}`)
  }
  return labels.map(label => ({ ...label, entity: names.get(`${label.source} ${label.entity}`), shape: 'array' }))
}

/**
 * What came of the policies, and of policies and data records together.
 *
 * @param values `real` or `placeholder`.
 */
export function scoreRenamed(values) {
  const policy = scoreLabels(renamed(policies), values)
  const mixed = scoreLabels(renamed([...policies, ...data]), values)
  return {
    policyFields: policy.scored,
    policyAlarms: policy.falseAlarms,
    unharmed: share(policy.scored - policy.falseAlarms, policy.scored),
    mixedFields: mixed.scored,
    precision: mixed.precision,
    recall: mixed.recall,
  }
}

/** One line for each way of filling the fields. */
export function renamedTable() {
  return tableOf(
    ['values', 'policy fields', 'false alarms', 'share without', 'with data fields', 'precision', 'recall'],
    ['real', 'placeholder'].map(values => {
      const s = scoreRenamed(values)
      const mixed = [s.mixedFields, figure(s.precision), figure(s.recall)]
      return [values, s.policyFields, s.policyAlarms, figure(s.unharmed), ...mixed]
    }),
  )
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(`${JSON.stringify({ real: scoreRenamed('real'), placeholder: scoreRenamed('placeholder') })}\n`)
}
