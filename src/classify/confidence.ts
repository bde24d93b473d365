import type { DetectorName } from '../model/detector.ts'
import type { Field } from '../model/field.ts'
import type { ValueClass, ValueEvidence } from '../model/value-evidence.ts'
import type { Confidence } from '../model/verdict.ts'
import type { Context } from './context.ts'
import type { Knowledge } from './knowledge.ts'

const levels: readonly Confidence[] = ['low', 'medium', 'high']

/** Classes that speak against an identifier under any key: such a value is a date, a version, a page or an answer. */
const contrary: readonly ValueClass[] = ['boolean-word', 'iso-date-time', 'iso-duration', 'epoch', 'version', 'url']

/** Share of the values that must agree or disagree before they change anything. */
const share = 0.5

/** What the values of a field may say of a row that its name speaks for. */
export interface Witnesses {
  readonly detectors: readonly DetectorName[]
  /** Classes of values that speak against the row. */
  readonly contrary: readonly ValueClass[]
}

/**
 * What is heard of a field's values. Lists of pairs are also how choices, counts and constants are written, `{"name": "SMS",
 * "value": "sms"}`: there a word or a number that no detector knows speaks against content and identifiers.
 */
export function witnessesOf(field: Field, context: Context, row: string, { rules, rows }: Knowledge): Witnesses {
  const detectors = rules.get(row)?.values ?? []
  const isLoose = isLoosePair(field, context)
  const isOfContent = isLoose && rows.get(row)?.mam === 'never'
  if (detectors.length === 0) return { detectors, contrary: isOfContent ? ['boolean-word', 'word', 'number'] : [] }
  return { detectors, contrary: isLoose ? [...contrary, 'word', 'number'] : contrary }
}

/** Whether a field is told by a pair that may be one of anything: attributes of telemetry are data. */
export function isLoosePair({ kind }: Field, { chain }: Context): boolean {
  return kind === 'pair' && !chain.some(({ id }) => id === 'event')
}

/**
 * Confidence in a row that a name speaks for, once the values have been heard. The one formula: the name's own level, one
 * up where a detector of the rule agrees for half of the values or more, one down where none does and half or more are
 * contrary: dates, versions, pages or answers. Placeholders and masked values say nothing.
 */
export function confidenceWithValues(
  name: Confidence,
  { detectors, contrary: against }: Witnesses,
  evidence: ValueEvidence,
): { readonly confidence: Confidence; readonly agrees: boolean } {
  if (against.length === 0 || evidence.values === 0) return { confidence: name, agrees: false }
  const hits = detectors.reduce(
    (sum, detector) => sum + (evidence.strong.get(detector) ?? 0) + (evidence.weak.get(detector) ?? 0),
    0,
  )
  if (hits >= share * evidence.values && hits > 0) return { confidence: shift(name, 1), agrees: true }
  const disagreeing = against.reduce((sum, valueClass) => sum + (evidence.classes.get(valueClass) ?? 0), 0)
  return { confidence: hits === 0 && disagreeing >= share * evidence.values ? shift(name, -1) : name, agrees: hits > 0 }
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
