import type { PhraseSetText } from '../model/compiled.ts'
import { entriesOf, holdsEntry, writeBarred } from '../model/barred.ts'
import { askedOften } from './asked-often.ts'

/** Phrases as word sequences: whether words consist of them, and which one ends or starts a sequence. */
export interface PhraseSet {
  /** Length in words of the longest phrase that starts at `at`; 0 for none. */
  lengthAt(words: readonly string[], at: number): number
  /** Whether the words from `start` to `end` are nothing but phrases of the set and digits. */
  coversAll(words: readonly string[], start: number, end: number): boolean
  has(words: readonly string[]): boolean
}

/** Prepares a set, which is read when it is first asked: most sets of a run never are. */
export function createPhraseSet(readText: () => PhraseSetText): PhraseSet {
  let read: PhraseSetText | null = null
  const text = (): PhraseSetText => (read ??= readText())
  const hasPhrase = askedOften(
    phrase => holdsEntry(text().phrases, phrase),
    () => {
      const phrases = new Set(entriesOf(text().phrases))
      return phrase => phrases.has(phrase)
    },
  )

  function lengthAt(words: readonly string[], at: number): number {
    let length = Math.min(text().longest, words.length - at)
    while (length > 0 && !hasPhrase(phraseAt(words, at, length))) length--
    return length
  }

  function coversAll(words: readonly string[], start: number, end: number): boolean {
    for (let at = start; at < end;) {
      const length = Math.min(lengthAt(words, at), end - at)
      if (length === 0 && !isNumber(words[at] ?? '')) return false
      at += Math.max(1, length)
    }
    return true
  }

  return { lengthAt, coversAll, has: words => hasPhrase(words.join(' ')) }
}

/** The text of a set of normalised phrases. */
export function writePhraseSet(phrases: readonly (readonly string[])[]): PhraseSetText {
  return {
    longest: phrases.reduce((most, words) => Math.max(most, words.length), 0),
    phrases: writeBarred([...new Set(phrases.map(words => words.join(' ')))]),
  }
}

/** So many words from a place on as a phrase. */
export function phraseAt(words: readonly string[], at: number, length: number): string {
  return length === 1 ? (words[at] ?? '') : words.slice(at, at + length).join(' ')
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word)
}
