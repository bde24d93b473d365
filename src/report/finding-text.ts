import type { Finding } from '../model/finding.ts'
import { conditionText } from './condition-text.ts'
import { formatCount, formatNumber } from './count.ts'
import { escapeControls } from './escape.ts'

/** `100,000 times, 75,000 empty`; a record may hold a field several times, so that records are not what is counted. */
export function occurrences({ count, empty }: Finding): string {
  const times = count === 1 ? 'once' : formatCount(count, 'time')
  return empty > 0 ? `${times}, ${formatNumber(empty)} empty` : times
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
