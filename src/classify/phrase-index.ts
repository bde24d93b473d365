import type { PhraseIndexText } from '../model/compiled.ts'
import { pairsOf, writeBarredPairs } from '../model/barred.ts'
import { askedOften } from './asked-often.ts'
import { bucketsIn, openBuckets, openPairs, writeBuckets } from './buckets.ts'

/** Where a phrase stands in rules or vocabulary: the steps to it, outermost first. */
export type Steps = readonly number[]

/** What a phrase stands for. */
export interface Indexed {
  readonly words: readonly string[]
  /** The steps to it with dots between, e.g. `12.0.3`. */
  readonly place: string
  /** Its place among all: one that comes earlier in the rules has a smaller one. */
  readonly rank: number
}

/** Phrases by their last word, each prepared when a name first holds it: a file has few of the phrases that rules know. */
export interface PhraseIndex<T extends Indexed> {
  /** Whether a phrase ends in this word. */
  has(this: void, word: string): boolean
  /** Whose phrase stands in a name, in the order of the name's words by the last word of the phrase, then in that of the rules. */
  standingIn(name: readonly string[]): readonly T[]
  /** Whose phrase is the end of a name, or all of it, in the order of the rules. */
  endOf(name: readonly string[]): readonly T[]
  /** Whose phrase ends in these words, or is these words, in the order of the rules. */
  endingIn(words: readonly string[]): readonly T[]
  /** What stands at a place, which is known to have these words. */
  standingAt(place: string, words: readonly string[]): T
  /** The least rank of the phrases that end in a word; infinite where none does. */
  rankOf(word: string): number
}

/** Longest path to a phrase, in steps, and most places on one step. */
const depth = 3
const breadth = 10_000

/** Prepares an index. `make` turns a phrase and the steps to it into what is looked for. */
export function createPhraseIndex<T extends Indexed>(
  text: PhraseIndexText,
  make: (phrase: Indexed, steps: Steps) => T,
): PhraseIndex<T> {
  const made = new Map<string, T>()
  const ranks = new Map<string, number>()
  const { longest } = text
  const bucketOf = openBuckets(text.phrases)
  const placesOf = openPairs(text.phrases, lastWordOf)
  const endsSome = askedOften(
    word => bucketOf(word).includes(`|${word}=`) || bucketOf(word).includes(` ${word}=`),
    () => {
      const endings = new Set(
        bucketsIn(text.phrases)
          .flatMap(pairsOf)
          .map(([phrase]) => lastWordOf(phrase)),
      )
      return word => endings.has(word)
    },
  )

  /** What stands at the places `12.0.3 14.1.0` of a phrase. */
  function read(phrase: string, places: string): readonly T[] {
    const words = phrase.split(' ')
    return places.split(' ').map(place => standingAt(place, words))
  }

  function standingAt(place: string, words: readonly string[]): T {
    const known = made.get(place)
    if (known !== undefined) return known
    const steps = stepsOf(place)
    const one = make({ words, place, rank: rankOf(steps) }, steps)
    made.set(place, one)
    return one
  }

  function exactly(phrase: string): readonly T[] {
    const places = placesOf(phrase)
    return places === null ? [] : read(phrase, places)
  }

  /** Phrases of a name that end in its word at `at`. */
  function endingAt(name: readonly string[], at: number): readonly T[] {
    const found: T[] = []
    for (let start = Math.max(0, at + 1 - longest); start <= at; start++) {
      found.push(...exactly(name.slice(start, at + 1).join(' ')))
    }
    return found
  }

  return {
    has: endsSome,
    standingAt,
    standingIn: name =>
      [...new Set(name)].flatMap(word => {
        if (!endsSome(word)) return []
        return inOrder(name.flatMap((one, at) => (one === word ? endingAt(name, at) : [])))
      }),
    endOf: name => inOrder(endingAt(name, name.length - 1)),
    endingIn: words => {
      const lines = bucketOf(words.at(-1) ?? '')
      const ending = `${words.join(' ')}=`
      const found: T[] = []
      for (let at = lines.indexOf(ending); at > 0; at = lines.indexOf(ending, at + 1)) {
        // The words may be the end of a longer word: `key` of `hotkey`.
        if (lines[at - 1] !== '|' && lines[at - 1] !== ' ') continue
        const behind = at + ending.length
        const phrase = lines.slice(lines.lastIndexOf('|', at) + 1, behind - 1)
        found.push(...read(phrase, lines.slice(behind, lines.indexOf('|', behind))))
      }
      return inOrder(found)
    },
    rankOf: word => {
      const known = ranks.get(word)
      if (known !== undefined) return known
      const ending = new RegExp(`[| ]${word}=([\\d.]+)`, 'g')
      const places = Array.from(bucketOf(word).matchAll(ending), ([, place = '']) => rankOf(stepsOf(place)))
      const rank = Math.min(...places)
      if (places.length > 0) ranks.set(word, rank)
      return rank
    },
  }
}

/** The text of an index. Phrases without words have no place in it. */
export function writePhraseIndex(list: Iterable<readonly [words: readonly string[], steps: Steps]>): PhraseIndexText {
  const places = new Map<string, string[]>()
  let longest = 0
  for (const [words, steps] of list) {
    if (words.length === 0) continue
    longest = Math.max(longest, words.length)
    const phrase = words.join(' ')
    places.set(phrase, [...(places.get(phrase) ?? []), steps.join('.')])
  }
  const pairs = [...places].map(([phrase, steps]): [string, string] => [phrase, steps.join(' ')])
  return { longest, phrases: writeBuckets(pairs, ([phrase]) => lastWordOf(phrase), writeBarredPairs) }
}

function lastWordOf(phrase: string): string {
  return phrase.slice(phrase.lastIndexOf(' ') + 1)
}

/** Each once, in the order of the rules. */
function inOrder<T extends Indexed>(list: readonly T[]): readonly T[] {
  return list.length < 2 ? list : [...new Set(list)].toSorted((a, b) => a.rank - b.rank)
}

function stepsOf(place: string): Steps {
  return place.split('.').map(Number)
}

function rankOf(steps: Steps): number {
  let rank = 0
  for (let at = 0; at < depth; at++) rank = rank * breadth + (steps[at] ?? 0)
  return rank
}
