import type { Finding } from '../model/finding.ts'
import { conditionText } from './condition-text.ts'
import { formatCount, formatNumber } from './count.ts'
import { escapeControls } from './escape.ts'

/** `100,000 records, 75,000 empty`; where no record is concerned, `3 times`. */
export function occurrences(finding: Finding): string {
  const count = finding.role === 'data' ? formatCount(finding.count, 'record') : formatCount(finding.count, 'time')
  return finding.empty > 0 ? `${count}, ${formatNumber(finding.empty)} empty` : count
}

/** The path of a finding's field, on one line. A document as a whole has none. */
export function fieldOf(finding: Finding): string {
  return escapeControls(finding.path) || '(document)'
}

/** A finding as one paragraph, for formats that have one text for all: what, where in the data, how sure, what to do. */
export function findingText(finding: Finding): string {
  const { entity, condition, confidence, advice } = finding
  const of = entity === null ? '' : ` of ${escapeControls(entity)}`
  return [
    escapeControls(finding.message),
    `Field ${fieldOf(finding)}${of}: ${occurrences(finding)}`,
    ...(condition === null ? [] : [`The condition is ${conditionText(condition)}`]),
    ...(confidence === 'high' ? [] : [`${confidence === 'low' ? 'Low' : 'Medium'} confidence`]),
    escapeControls(advice),
  ]
    .filter(part => part !== '')
    .map(sentence)
    .join(' ')
}

/** A text that ends as a sentence does. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
