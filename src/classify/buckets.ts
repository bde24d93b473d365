import type { Buckets } from '../model/compiled.ts'

/** Letters by which a long list is cut into buckets: a search then reads some hundred bytes. */
const letters = 2

/** The bucket in which a phrase stands, if it is known; null where there is none. */
export function inBucket(buckets: Buckets, phrase: string): string | null {
  const name = phrase.slice(0, letters)
  return Object.hasOwn(buckets, name) ? (buckets[name] ?? null) : null
}

/** Puts what begins alike together, each bucket written by `write`. */
export function writeBuckets<T>(
  list: readonly T[],
  phraseOf: (one: T) => string,
  write: (ones: readonly T[]) => string,
): Buckets {
  const sorted = new Map<string, T[]>()
  for (const one of list) {
    const name = phraseOf(one).slice(0, letters)
    const bucket = sorted.get(name)
    if (bucket === undefined) sorted.set(name, [one])
    else bucket.push(one)
  }
  return Object.fromEntries([...sorted].map(([name, ones]) => [name, write(ones)]))
}
