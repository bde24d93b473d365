import type { Knowledge } from '../classify/knowledge.ts'
import { detectValue } from '../detect/detect-value.ts'
import { markOfDetection } from './marks.ts'

/** Reads keys that may be data themselves. */
export interface KeyReader {
  isGenerated(key: string): boolean
  isKnown(key: string): boolean
  /** Whether all its words are known ones. */
  isName(key: string): boolean
  /** Mark of what a detector finds in the key, or 0. */
  markOf(key: string): number
}

const cacheLimit = 50_000

/** Answers so far. The same keys come with every record, and with every file of a folder. */
const answersOf = new WeakMap<Knowledge, Readonly<Record<'generated' | 'names', Map<string, boolean>>>>()

/** Prepares the reading of keys. */
export function createKeyReader(knowledge: Knowledge): KeyReader {
  const answers = answersOf.get(knowledge) ?? {
    generated: new Map<string, boolean>(),
    names: new Map<string, boolean>(),
  }
  answersOf.set(knowledge, answers)
  const { generated, names } = answers
  return {
    isGenerated: key => {
      const known = generated.get(key)
      if (known !== undefined) return known
      const answer = looksGenerated(key, knowledge)
      if (generated.size < cacheLimit) generated.set(key, answer)
      return answer
    },
    isKnown: key => knowledge.words.of(key).some(word => knowledge.names.phrases.has(word)),
    isName: key => {
      const known = names.get(key)
      if (known !== undefined) return known
      const words = knowledge.words.of(key)
      const answer = words.length > 0 && words.every(word => knowledge.words.isKnown(word))
      if (names.size < cacheLimit) names.set(key, answer)
      return answer
    },
    markOf: key => {
      const detection = detectValue(key)
      return detection === null ? 0 : markOfDetection(detection)
    },
  }
}

/** Digits from which on a key holds a number of something, and is no name with a number in it. */
const digitsOfNumber = 7

/** Whether a datum stands somewhere in a key: a long number, an address. Better folded than printed. */
function holdsDatum(key: string): boolean {
  const digits = key.replaceAll(/\D/g, '').length
  return digits >= digitsOfNumber || /[^\s@](?:@|%40)[^\s@]+\.[^\s@]/.test(key) || /\d(?:\.\d{1,3}){3}/.test(key)
}

/** A key that is a datum, a number, a date, or an id in hexadecimal or mixed letters and digits. */
function looksGenerated(key: string, knowledge: Knowledge): boolean {
  if (/^[A-Za-z@$_][A-Za-z]*$/.test(key) && key.length < 40) return false
  if (/^\w{0,40}@(?:odata|microsoft)\.[\w.]+$/.test(key)) return /\d{4}/.test(key)
  if (/^[\d.,:+-]+$/.test(key) || /^\d{4}-\d{2}-\d{2}/.test(key)) return true
  if (/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i.test(key)) return true
  if (/^(?=.*\d)[0-9a-f]{12,}$/i.test(key)) return true
  if (key.length > 200 || holdsDatum(key) || detectValue(key) !== null) return true
  const isMixed = key.length >= 16 && /\d.*\d/.test(key) && /^[\w-]+$/.test(key)
  return isMixed && !knowledge.words.of(key).every(word => knowledge.words.isKnown(word))
}
