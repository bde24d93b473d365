/**
 * The candidate that is written most like a word; null where none is like it. A candidate that starts with the word, or whose
 * part after the last `/` is like it, is close too.
 *
 * @example nearest('profle', ['profile', 'facts']) // 'profile'
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  let best: string | null = null
  let bestDistance = Infinity
  for (const candidate of candidates) {
    const distance = distanceTo(word.toLowerCase().slice(0, 200), candidate.toLowerCase().slice(0, 200))
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance]
  }
  return bestDistance <= Math.max(2, Math.ceil(word.length * 0.4)) ? best : null
}

/** ` (did you mean "profile"?)`, or nothing where no candidate is near. To be put after what was wrong. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates)
  return near === null ? '' : ` (did you mean "${near}"?)`
}

function distanceTo(word: string, candidate: string): number {
  if (word.length > 1 && candidate.startsWith(word)) return 0.5
  const tail = candidate.slice(candidate.lastIndexOf('/') + 1)
  return Math.min(levenshtein(word, candidate), tail === candidate ? Infinity : levenshtein(word, tail) + 0.5)
}

/** How many characters must be put in, taken out or changed to make one text the other. */
export function levenshtein(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
