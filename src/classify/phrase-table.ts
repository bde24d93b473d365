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
  // Length in words of the longest phrase that starts with a word.
  const longest = new Map<string, number>()
  let longestText = 1
  for (const phrase of table.keys()) {
    longestText = Math.max(longestText, phrase.length)
    const first = firstWordOf(phrase)
    const length = first.length === phrase.length ? 1 : phrase.split(' ').length
    if (length > (longest.get(first) ?? 0)) longest.set(first, length)
  }

  function replace(words: readonly string[]): readonly string[] {
    const replaced: string[] = []
    for (let at = 0; at < words.length;) {
      const word = words[at] ?? ''
      let length = Math.min(longest.get(word) ?? 0, words.length - at)
      while (length > 0 && !table.has(phraseAt(words, at, length))) length--
      if (length === 0) replaced.push(word)
      else replaced.push(...(table.get(phraseAt(words, at, length)) ?? '').split(' '))
      at += Math.max(1, length)
    }
    return replaced
  }

  function cut(text: string): readonly string[] {
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
  return { from: pairs.map(([from]) => from).join('\n'), to: pairs.map(([, to]) => to).join('\n') }
}

function firstWordOf(phrase: string): string {
  const end = phrase.indexOf(' ')
  return end < 0 ? phrase : phrase.slice(0, end)
}

function phraseAt(words: readonly string[], at: number, length: number): string {
  return length === 1 ? (words[at] ?? '') : words.slice(at, at + length).join(' ')
}
