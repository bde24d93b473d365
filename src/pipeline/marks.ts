import { detectValue } from '../detect/detect-value.ts'
import { findEmbedded } from '../detect/find-embedded.ts'
import { listedWords } from '../detect/listed-words.ts'
import { isMasked } from '../detect/masked.ts'
import { classOfValue } from '../detect/value-class.ts'
import type { Detection, DetectorName } from '../model/detector.ts'
import type { ValueEvidence, ValueLook } from '../model/value-evidence.ts'
import { countOf, type Field, firstMark } from '../model/field.ts'
import type { LongText, ValueHints } from '../parse/field-listener.ts'

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

const classes: readonly ValueLook[] = [
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
  'document',
]

/** What speaks for no field. */
const nothing: Omit<ValueEvidence, 'values'> = { strong: new Map(), weak: new Map(), classes: new Map() }

const firstClass = firstMark + 2 * detectors.length
const markOfClass: ReadonlyMap<ValueLook, number> = new Map(classes.map((name, index) => [name, firstClass + index]))
const markOfDetector: ReadonlyMap<DetectorName, number> = new Map(
  detectors.map((name, index) => [name, firstMark + 2 * index]),
)

/** Mark of a masked value, which counts as empty. */
export const maskedMark: number = markOfClass.get('masked') ?? 0

/** Marks of short texts: most values are one of few words. */
const marksOfWords = new Map<string, number>()
const longestWord = 20
const maxWords = 10_000

/** What a reader may tell of plain values by itself. */
export const valueHints: ValueHints = {
  marks: {
    email: markOfDetection({ detector: 'email', strength: 'strong' }),
    mac: markOfDetection({ detector: 'mac', strength: 'strong' }),
    imei: markOfDetection({ detector: 'imei', strength: 'weak' }),
    iccid: markOfDetection({ detector: 'iccid', strength: 'strong' }),
    'iso-date-time': markOfClass.get('iso-date-time') ?? 0,
    epoch: markOfClass.get('epoch') ?? 0,
    guid: markOfClass.get('guid') ?? 0,
    url: markOfClass.get('url') ?? 0,
    version: markOfClass.get('version') ?? 0,
    number: markOfClass.get('number') ?? 0,
    word: markOfClass.get('word') ?? 0,
    text: markOfClass.get('text') ?? 0,
    document: markOfClass.get('document') ?? 0,
  },
  maskedMark,
  firstLook: firstClass,
  words: listedWords,
  nameStarts: ['andr', 'com.', 'NSPr', 'PSL_'],
}

/** What a scalar's text is, as one mark: what a detector finds, else masked, else (with `looks`) its class; or 0. */
export function markOfText(text: string, looks: boolean): number {
  if (text.length > windowLength) return markOfLong(text, looks)
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

/** UTF-16 units of a long text that are read at a time, and how many of them are read again with the next ones. */
const windowLength = 65_536
const overlap = 1_024

/**
 * Reads a long text in windows, so that it need not be held: what the first of them is as a whole, else what stands anywhere
 * inside; masked only where all of them are.
 */
export function createLongText(): LongText {
  let held = ''
  let isFirst = true
  let found: Detection | null = null
  let isAllMasked = true
  let looked = 0

  function read(window: string, looks: boolean): void {
    if (found?.strength !== 'strong') {
      const detection = isFirst ? detectValue(window) : findEmbedded(window)
      if (found === null || detection?.strength === 'strong') found = detection
    }
    isAllMasked &&= isMasked(window)
    if (isFirst && looks) looked = markOfClass.get(classOfValue(window)) ?? 0
    isFirst = false
  }

  return {
    add: piece => {
      held += piece
      while (held.length > windowLength) {
        read(held.slice(0, windowLength), true)
        const blank = held.indexOf(' ', windowLength - overlap)
        const next = blank === -1 || blank >= windowLength ? windowLength - overlap : blank
        held = held.slice(next)
      }
    },
    end: looks => {
      if (isFirst) return markOfText(held, looks)
      read(held, looks)
      if (found !== null) return markOfDetection(found)
      if (isAllMasked) return maskedMark
      return looks ? looked : 0
    },
  }
}

function markOfLong(text: string, looks: boolean): number {
  const long = createLongText()
  long.add(text)
  return long.end(looks)
}

/** Mark of what a detector found. */
export function markOfDetection({ detector, strength }: Detection): number {
  return (markOfDetector.get(detector) ?? 0) + (strength === 'strong' ? 0 : 1)
}

/** Whether all that a field's values carry are documents, so that the fields inside say it. */
export function holdsDocumentsOnly(field: Field): boolean {
  const documents = field.marks.get(valueHints.marks.document) ?? 0
  return documents > 0 && documents === countOf(field, 'total') - countOf(field, 'empty')
}

/** Reads a field's marks back as evidence, the elements of an array of scalars among them. */
export function evidenceOf(field: Field): ValueEvidence {
  const element = field.others.get('element:*')
  const fields = element === undefined ? [field] : [field, element]
  const scalars = fields.reduce((total, one) => total + countOf(one, 'string') + countOf(one, 'number'), 0)
  const values = scalars === 0 ? 0 : scalars - emptyScalars(fields)
  return fields.every(one => one.marks.size === 0) ? { values, ...nothing } : { values, ...readMarks(fields) }
}

/** In the order of detectors and classes, whichever came first. */
function readMarks(fields: readonly Field[]): Omit<ValueEvidence, 'values'> {
  const strong = new Map<DetectorName, number>()
  const weak = new Map<DetectorName, number>()
  const seen = new Map<ValueLook, number>()
  const marks = [...new Set(fields.flatMap(field => [...field.marks.keys()]))].toSorted((a, b) => a - b)
  for (const mark of marks) {
    const count = fields.reduce((total, field) => total + (field.marks.get(mark) ?? 0), 0)
    const detector = detectors[(mark - firstMark) >> 1]
    const valueClass = classes[mark - firstClass]
    if (detector !== undefined) ((mark - firstMark) % 2 === 0 ? strong : weak).set(detector, count)
    else if (valueClass !== undefined) seen.set(valueClass, count)
  }
  return { strong, weak, classes: seen }
}

function emptyScalars(fields: readonly Field[]): number {
  return fields.reduce((total, field) => {
    const scalars = countOf(field, 'string') + countOf(field, 'number')
    return total + (scalars > 0 ? Math.min(scalars, Math.max(0, countOf(field, 'empty') - countOf(field, 'null'))) : 0)
  }, 0)
}
