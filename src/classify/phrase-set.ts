/** Phrases as word sequences: whether words consist of them, and which one ends or starts a sequence. */
export interface PhraseSet {
  /** Length in words of the longest phrase that starts at `at`; 0 for none. */
  lengthAt(words: readonly string[], at: number): number
  /** Whether the words from `start` to `end` are nothing but phrases of the set and digits. */
  coversAll(words: readonly string[], start: number, end: number): boolean
  has(words: readonly string[]): boolean
}

/** The phrases of a set, ready to be looked up. */
interface Lookup {
  readonly set: ReadonlySet<string>
  readonly starts: ReadonlySet<string | undefined>
  /** In words. */
  readonly longest: number
}

/** Prepares a set from normalised phrases, asked for when the set first is: most sets of a run never are. */
export function createPhraseSet(phrases: () => readonly (readonly string[])[]): PhraseSet {
  let made: Lookup | null = null
  const lookup = (): Lookup => (made ??= createLookup(phrases()))

  function lengthAt(words: readonly string[], at: number): number {
    const { set, starts, longest } = lookup()
    let length = starts.has(words[at]) ? Math.min(longest, words.length - at) : 0
    while (length > 0 && !set.has(words.slice(at, at + length).join(' '))) length--
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

  return { lengthAt, coversAll, has: words => lookup().set.has(words.join(' ')) }
}

function createLookup(phrases: readonly (readonly string[])[]): Lookup {
  return {
    set: new Set(phrases.map(words => words.join(' '))),
    starts: new Set(phrases.map(words => words[0])),
    longest: phrases.reduce((most, words) => Math.max(most, words.length), 1),
  }
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word)
}
