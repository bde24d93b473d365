import { detectValue } from '../detect/detect-value.ts'
import { isMasked } from '../detect/masked.ts'
import { classOfValue } from '../detect/value-class.ts'
import type { Detection, DetectorName } from '../model/detector.ts'
import type { ValueClass, ValueEvidence } from '../model/value-evidence.ts'
import { countOf, type Field, firstMark } from '../model/field.ts'

const detectors: readonly DetectorName[] = [
  'imei',
  'iccid',
  'mac',
  'ipv4',
  'ipv6',
  'phone',
  'email',
  'private-key',
  'jwt',
  'image',
  'vcard',
  'icalendar',
]

const classes: readonly ValueClass[] = [
  'boolean-word',
  'iso-date-time',
  'iso-duration',
  'epoch',
  'guid',
  'url',
  'version',
  'hash',
  'masked',
  'placeholder',
  'number',
  'word',
  'text',
]

const firstClass = firstMark + 2 * detectors.length
const markOfClass: ReadonlyMap<ValueClass, number> = new Map(classes.map((name, index) => [name, firstClass + index]))
const markOfDetector: ReadonlyMap<DetectorName, number> = new Map(
  detectors.map((name, index) => [name, firstMark + 2 * index]),
)

/** Mark of a masked value, which counts as empty. */
export const maskedMark: number = markOfClass.get('masked') ?? 0

/** Marks of short texts: most values are one of few words. */
const marksOfWords = new Map<string, number>()
const longestWord = 20
const maxWords = 10_000

/** What a scalar's text is, as one mark: what a detector finds, else masked, else (with `looks`) its class; or 0. */
export function markOfText(text: string, looks: boolean): number {
  const mark = text.length <= longestWord ? markOfWord(text) : readMark(text)
  if (mark !== 0 || !looks) return mark
  return markOfClass.get(classOfValue(text)) ?? 0
}

function markOfWord(text: string): number {
  const known = marksOfWords.get(text)
  if (known !== undefined) return known
  const mark = readMark(text)
  if (marksOfWords.size < maxWords) marksOfWords.set(text, mark)
  return mark
}

function readMark(text: string): number {
  const detection = detectValue(text)
  if (detection !== null) return markOfDetection(detection)
  return isMasked(text) ? maskedMark : 0
}

/** Mark of what a detector found. */
export function markOfDetection({ detector, strength }: Detection): number {
  return (markOfDetector.get(detector) ?? 0) + (strength === 'strong' ? 0 : 1)
}

/** Reads a field's marks back as evidence, the elements of an array of scalars among them. */
export function evidenceOf(field: Field): ValueEvidence {
  const element = field.others.get('element:*')
  const fields = element === undefined ? [field] : [field, element]
  const sum = (mark: number): number => fields.reduce((total, one) => total + (one.marks.get(mark) ?? 0), 0)
  const counted = <T>(names: readonly T[], markOf: (index: number) => number): Map<T, number> =>
    new Map(names.map((name, index): [T, number] => [name, sum(markOf(index))]).filter(([, count]) => count > 0))
  return {
    values:
      fields.reduce((total, one) => total + countOf(one, 'string') + countOf(one, 'number'), 0) - emptyScalars(fields),
    strong: counted(detectors, index => firstMark + 2 * index),
    weak: counted(detectors, index => firstMark + 2 * index + 1),
    classes: counted(classes, index => firstClass + index),
  }
}

function emptyScalars(fields: readonly Field[]): number {
  return fields.reduce((total, field) => {
    const scalars = countOf(field, 'string') + countOf(field, 'number')
    return total + (scalars > 0 ? Math.min(scalars, Math.max(0, countOf(field, 'empty') - countOf(field, 'null'))) : 0)
  }, 0)
}
