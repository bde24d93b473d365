import { entriesOf, holdsEntry, pairedWith, pairsOf } from '../model/barred.ts'
import type { Buckets } from '../model/compiled.ts'
import { askedOften } from './asked-often.ts'

/** So many that a search reads some hundred bytes. */
const count = 256

/** Opens a list: the function that it returns tells the bucket in which a phrase stands, if it is known. */
export function openBuckets(text: Buckets): (phrase: string) => string {
  const buckets = bucketsIn(text)
  return phrase => buckets[placeOf(phrase)] ?? ''
}

/**
 * Opens a list of pairs: the function that it returns tells what a phrase stands for, or null.
 *
 * @param wordOf What of a phrase tells its bucket.
 */
export function openPairs(
  text: Buckets,
  wordOf: (phrase: string) => string = phrase => phrase,
): (phrase: string) => string | null {
  const bucketOf = openBuckets(text)
  const search = (phrase: string): string | null => pairedWith(bucketOf(wordOf(phrase)), phrase)
  return askedOften(search, () => {
    const pairs = new Map(bucketsIn(text).flatMap(pairsOf))
    return phrase => pairs.get(phrase) ?? null
  })
}

/** Opens a list of words: the function that it returns tells whether it has one. */
export function openWords(text: Buckets): (word: string) => boolean {
  const bucketOf = openBuckets(text)
  const search = (word: string): boolean => holdsEntry(bucketOf(word), word)
  return askedOften(search, () => {
    const words = new Set(bucketsIn(text).flatMap(entriesOf))
    return word => words.has(word)
  })
}

/** All buckets. */
export function bucketsIn(text: Buckets): readonly string[] {
  return text.split('#')
}

/** Puts what has the same place together, each bucket written by `write`. */
export function writeBuckets<T>(
  list: readonly T[],
  phraseOf: (one: T) => string,
  write: (ones: readonly T[]) => string,
): Buckets {
  const buckets = Array.from({ length: count }, (): T[] => [])
  for (const one of list) buckets[placeOf(phraseOf(one))]?.push(one)
  return buckets.map(write).join('#')
}

/** By the first two letters and the length, which spread words well enough and cost little to look at. */
function placeOf(phrase: string): number {
  if (phrase === '') return 0
  const second = phrase.length > 1 ? phrase.charCodeAt(1) : 0
  return (phrase.charCodeAt(0) * 7 + second * 31 + phrase.length) % count
}
