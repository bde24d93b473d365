import type { DetectorName } from '../model/detector.ts'
import type { ValueClass, ValueEvidence } from '../model/value-evidence.ts'
import type { Confidence } from '../model/verdict.ts'

const levels: readonly Confidence[] = ['low', 'medium', 'high']

/** Classes that speak against an identifier: such a value is a date, a version, a page or an answer. */
const contrary: readonly ValueClass[] = ['boolean-word', 'iso-date-time', 'iso-duration', 'epoch', 'version', 'url']

/** Share of the values that must agree or disagree before they change anything. */
const share = 0.5

/**
 * Confidence in a row that a name speaks for, once the values have been heard. The one formula: the name's own level, one
 * up where a detector of the rule agrees for half of the values or more, one down where none does and half or more are
 * dates, versions, pages or answers. Placeholders and masked values say nothing.
 */
export function confidenceWithValues(
  name: Confidence,
  detectors: readonly DetectorName[],
  evidence: ValueEvidence,
): { readonly confidence: Confidence; readonly agrees: boolean } {
  if (detectors.length === 0 || evidence.values === 0) return { confidence: name, agrees: false }
  const hits = detectors.reduce(
    (sum, detector) => sum + (evidence.strong.get(detector) ?? 0) + (evidence.weak.get(detector) ?? 0),
    0,
  )
  if (hits >= share * evidence.values) return { confidence: shift(name, 1), agrees: true }
  const against = contrary.reduce((sum, valueClass) => sum + (evidence.classes.get(valueClass) ?? 0), 0)
  return { confidence: hits === 0 && against >= share * evidence.values ? shift(name, -1) : name, agrees: hits > 0 }
}

/** A level of confidence moved up or down, within the three there are. */
export function shift(confidence: Confidence, by: 1 | -1): Confidence {
  const at = levels.indexOf(confidence) + by
  return levels[Math.min(Math.max(at, 0), levels.length - 1)] ?? confidence
}

/** Whether a confidence reaches a minimum. */
export function reaches(confidence: Confidence, minimum: Confidence): boolean {
  return levels.indexOf(confidence) >= levels.indexOf(minimum)
}
