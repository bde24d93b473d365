import type { IndexText } from '../model/compiled.ts'

/** Phrases by their last word, each prepared when a name first ends so: a file has few of the words that rules know. */
export interface EndingIndex<T> {
  has(word: string): boolean
  get(word: string): readonly T[] | undefined
  /** Every list, in the order of the text. */
  values(): Iterable<readonly T[]>
  /** Place of a word in the order of the text. */
  rankOf(word: string): number
}

/** What a word of an index has: its line as long as nobody asked, its place, then the phrases. */
interface Ending<T> {
  readonly rank: number
  readonly line: string
  made: readonly T[] | null
}

/** Prepares an index. `make` turns the steps to one phrase into what is looked for. */
export function createEndingIndex<T>(text: IndexText, make: (steps: readonly number[]) => T): EndingIndex<T> {
  const endings = new Map<string, Ending<T>>()
  for (const line of text === '' ? [] : text.split('\n')) {
    const end = line.indexOf(' ')
    endings.set(line.slice(0, end), { rank: endings.size, line: line.slice(end + 1), made: null })
  }
  const read = (ending: Ending<T>): readonly T[] =>
    (ending.made ??= ending.line.split(' ').map(place => make(place.split('.').map(Number))))
  return {
    has: word => endings.has(word),
    get: word => {
      const ending = endings.get(word)
      return ending === undefined ? undefined : read(ending)
    },
    values: () => [...endings.values()].map(read),
    rankOf: word => endings.get(word)?.rank ?? Infinity,
  }
}

/** The text of an index. Phrases without words have no place in it. */
export function writeEndingIndex(phrases: Iterable<readonly [words: readonly string[], place: string]>): IndexText {
  const places = new Map<string, string[]>()
  for (const [words, place] of phrases) {
    const last = words.at(-1)
    const known = last === undefined ? [] : places.get(last)
    if (known !== undefined) known.push(place)
    else if (last !== undefined) places.set(last, [place])
  }
  return [...places].map(([word, list]) => [word, ...list].join(' ')).join('\n')
}
