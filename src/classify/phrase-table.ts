/** Replaces known phrases in sequences of words, the longest first. */
export interface PhraseTable {
  replace(words: readonly string[]): readonly string[]
  /** Cuts a text without blanks at the phrases it holds; what no phrase covers stays in one piece. */
  cut(text: string): readonly string[]
}

/** Prepares a table from phrase to phrase; words are separated by one blank. */
export function createPhraseTable(phrases: Readonly<Record<string, string>>): PhraseTable {
  const table = new Map(Object.entries(phrases).map(([from, to]) => [from, to.split(' ')]))
  const longest = Math.max(1, ...[...table.keys()].map(phrase => phrase.split(' ').length))
  const starts = new Set([...table.keys()].map(phrase => phrase.split(' ')[0]))
  const longestText = Math.max(1, ...[...table.keys()].map(phrase => phrase.length))

  function replace(words: readonly string[]): readonly string[] {
    const replaced: string[] = []
    for (let at = 0; at < words.length;) {
      let length = starts.has(words[at]) ? Math.min(longest, words.length - at) : 0
      while (length > 0 && !table.has(words.slice(at, at + length).join(' '))) length--
      if (length === 0) replaced.push(words[at] ?? '')
      else replaced.push(...(table.get(words.slice(at, at + length).join(' ')) ?? []))
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
