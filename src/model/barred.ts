/**
 * A list as one text, a bar before, between and behind its entries: `|imei|wifi mac|`. It costs nothing to load, and whoever asks
 * for few of its entries need not take it apart.
 */
export type Barred = string

/** Such a list of pairs: `|wlan mac=wifi mac address|handy=mobile|`. */
export type BarredPairs = string

/** Writes a list. Throws where an entry holds what keeps entries, or buckets of them, apart. */
export function writeBarred(entries: readonly string[]): Barred {
  if (entries.some(entry => /[|=#]/.test(entry)))
    throw new Error('expected a phrase without a bar, an equals sign or a hash')
  return entries.length === 0 ? '' : `|${entries.join('|')}|`
}

/** Writes a list of pairs, the first of each told once. Throws as `writeBarred` does. */
export function writeBarredPairs(pairs: readonly (readonly [from: string, to: string])[]): BarredPairs {
  writeBarred(pairs.flat())
  return pairs.length === 0 ? '' : `|${pairs.map(([from, to]) => `${from}=${to}`).join('|')}|`
}

/** Whether a list has an entry. */
export function holdsEntry(list: Barred, entry: string): boolean {
  return list.includes(`|${entry}|`)
}

/** What stands behind the first of a pair; null where there is none such. Any text may be asked for. */
export function pairedWith(list: BarredPairs, from: string): string | null {
  // No pair has the sign in it that stands between its two; with it, a text could run from one pair into the next.
  if (from.includes('=')) return null
  const start = list.indexOf(`|${from}=`)
  return start < 0 ? null : list.slice(start + from.length + 2, list.indexOf('|', start + 1))
}

/** The entries of a list, or the pairs of a list of pairs as they stand. */
export function entriesOf(list: Barred): readonly string[] {
  return list === '' ? [] : list.slice(1, -1).split('|')
}

/** The pairs of a list. */
export function pairsOf(list: BarredPairs): readonly (readonly [from: string, to: string])[] {
  return entriesOf(list).map(entry => {
    const end = entry.indexOf('=')
    return [entry.slice(0, end), entry.slice(end + 1)]
  })
}
