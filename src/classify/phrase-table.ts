import type { Buckets, PhraseTableText } from '../model/compiled.ts'
import { pairsOf, writeBarredPairs } from '../model/barred.ts'
import { isAscii } from '../model/unicode.ts'
import { bucketsIn, openPairs, writeBuckets } from './buckets.ts'
import { phraseAt } from './phrase-set.ts'

/** Replaces known phrases in sequences of words, the longest first. */
export interface PhraseTable {
  /** What a phrase stands for; null where the table does not have it. */
  of(phrase: string): string | null
  replace(words: readonly string[]): readonly string[]
  /** Cuts a text without blanks at the phrases it holds; what no phrase covers stays in one piece. */
  cut(text: string): readonly string[]
}

/** Prepares a table from phrase to phrase; words are separated by one blank. */
export function createPhraseTable(table: PhraseTableText): PhraseTable {
  const standsForPlain = openPairs(table.pairs)
  let standsForForeign: ((phrase: string) => string | null) | null = null
  const longestFrom = openPairs(table.longest)

  function standsFor(phrase: string): string | null {
    if (isAscii(phrase)) return standsForPlain(phrase)
    standsForForeign ??= openPairs(table.foreign)
    return standsForForeign(phrase)
  }

  function replace(words: readonly string[]): readonly string[] {
    const replaced: string[] = []
    for (let at = 0; at < words.length;) {
      const word = words[at] ?? ''
      let length = Math.min(Number(longestFrom(word) ?? 1), words.length - at)
      let known = standsFor(phraseAt(words, at, length))
      while (known === null && length > 1) known = standsFor(phraseAt(words, at, --length))
      if (known === null) replaced.push(word)
      else replaced.push(...known.split(' '))
      at += length
    }
    return replaced
  }

  function cut(text: string): readonly string[] {
    const pieces: string[] = []
    let loose = ''
    for (let at = 0; at < text.length;) {
      let length = Math.min(table.longestText, text.length - at)
      while (length > 0 && standsFor(text.slice(at, at + length)) === null) length--
      if (length === 0) loose += text[at]
      else {
        if (loose !== '') pieces.push(loose)
        pieces.push(text.slice(at, at + length))
        loose = ''
      }
      at += Math.max(1, length)
    }
    return loose === '' ? pieces : [...pieces, loose]
  }

  return { of: standsFor, replace, cut }
}

/** The text of a table. */
export function writePhraseTable(pairs: readonly (readonly [from: string, to: string])[]): PhraseTableText {
  const longest = new Map<string, number>()
  for (const words of pairs.map(([from]) => from.split(' '))) {
    const first = words[0] ?? ''
    if (words.length > (longest.get(first) ?? 1)) longest.set(first, words.length)
  }
  return {
    pairs: bucketsOf(pairs.filter(([from]) => isAscii(from))),
    foreign: bucketsOf(pairs.filter(([from]) => !isAscii(from))),
    longest: bucketsOf([...longest].map(([word, length]) => [word, String(length)])),
    longestText: pairs.reduce((most, [from]) => Math.max(most, from.length), 1),
  }
}

function bucketsOf(pairs: readonly (readonly [from: string, to: string])[]): Buckets {
  return writeBuckets(pairs, ([from]) => from, writeBarredPairs)
}

/** Every phrase of a table and what it stands for. */
export function phrasesIn({ pairs, foreign }: PhraseTableText): readonly string[] {
  return [...bucketsIn(pairs), ...bucketsIn(foreign)].flatMap(bucket => pairsOf(bucket).flat())
}
