/** Every known word. */
export interface Dictionary {
  has(word: string): boolean
}

/** Shortest word a run may be cut into; shorter ones are listed. */
const minLength = 3
const shortWords: ReadonlySet<string> = new Set(['id', 'ip', 'os'])
/** Runs longer than this are no names. In UTF-16 units. */
const maxRun = 40

/**
 * Cuts a run of words written in one, such as `wifimacaddress`, into the fewest known words.
 *
 * @returns The words, or the run itself where it cannot be cut without remainder.
 */
export function segmentRun(run: string, dictionary: Dictionary): readonly string[] {
  if (run.length < 5 || run.length > maxRun) return [run]
  // best[i]: fewest words that cover the first i letters, and where the last of them starts.
  const best: ({ readonly words: number; readonly start: number } | null)[] = [{ words: 0, start: 0 }]
  for (let end = 1; end <= run.length; end++) {
    best[end] = null
    for (let start = 0; start < end; start++) {
      const before = best[start]
      if (before === null || before === undefined || !isPiece(run.slice(start, end), dictionary)) continue
      const known = best[end]
      if (known === null || known === undefined || before.words + 1 < known.words)
        best[end] = { words: before.words + 1, start }
    }
  }
  const last = best[run.length]
  if (last === null || last === undefined || last.words > 5) return [run]
  const words: string[] = []
  for (let end = run.length; end > 0;) {
    const start = best[end]?.start ?? 0
    words.unshift(run.slice(start, end))
    end = start
  }
  return words
}

function isPiece(text: string, dictionary: Dictionary): boolean {
  if (text.length < minLength) return shortWords.has(text)
  return (
    dictionary.has(text) || (text.length > minLength + 1 && text.endsWith('s') && dictionary.has(text.slice(0, -1)))
  )
}
