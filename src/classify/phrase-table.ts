import type { PhrasePairs } from '../model/compiled.ts'

/** Replaces known phrases in sequences of words, the longest first. */
export interface PhraseTable {
  replace(words: readonly string[]): readonly string[]
  /** Cuts a text without blanks at the phrases it holds; what no phrase covers stays in one piece. */
  cut(text: string): readonly string[]
}

/** Prepares a table from phrase to phrase; words are separated by one blank. */
export function createPhraseTable(pairs: PhrasePairs): PhraseTable {
  const table = readPairs(pairs)
  const longest = new Map(Object.entries(pairs.longest))
  let longestText = 0

  function replace(words: readonly string[]): readonly string[] {
    const replaced: string[] = []
    for (let at = 0; at < words.length;) {
      const word = words[at] ?? ''
      let length = Math.min(longest.get(word) ?? 1, words.length - at)
      while (length > 0 && !table.has(phraseAt(words, at, length))) length--
      if (length === 0) replaced.push(word)
      else replaced.push(...(table.get(phraseAt(words, at, length)) ?? '').split(' '))
      at += Math.max(1, length)
    }
    return replaced
  }

  function cut(text: string): readonly string[] {
    longestText ||= longestOf(table)
    const pieces: string[] = []
    let loose = ''
    for (let at = 0; at < text.length;) {
      let length = Math.min(longestText, text.length - at)
      while (length > 0 && !table.has(text.slice(at, at + length))) length--
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

  return { replace, cut }
}

/** The pairs of two texts, by the first of each. */
export function readPairs({ from, to }: PhrasePairs): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  if (from === '') return pairs
  const phrases = from.split('\n')
  const values = to.split('\n')
  // Runs before anything is optimised: a plain loop takes half the time of one over entries.
  for (let at = 0; at < phrases.length; at++) pairs.set(phrases[at] ?? '', values[at] ?? '')
  return pairs
}

/** The texts that `readPairs` reads. */
export function writePairs(pairs: readonly (readonly [string, string])[]): PhrasePairs {
  const longest = new Map<string, number>()
  for (const words of pairs.map(([from]) => from.split(' '))) {
    const first = words[0] ?? ''
    if (words.length > (longest.get(first) ?? 1)) longest.set(first, words.length)
  }
  return {
    from: pairs.map(([from]) => from).join('\n'),
    to: pairs.map(([, to]) => to).join('\n'),
    longest: Object.fromEntries(longest),
  }
}

/** Length in UTF-16 units of the longest phrase; at least 1. */
function longestOf(table: ReadonlyMap<string, string>): number {
  let longest = 1
  for (const phrase of table.keys()) longest = Math.max(longest, phrase.length)
  return longest
}

function phraseAt(words: readonly string[], at: number, length: number): string {
  return length === 1 ? (words[at] ?? '') : words.slice(at, at + length).join(' ')
}
