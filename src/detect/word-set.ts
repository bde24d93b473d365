/**
 * Builds a set of words from lists written the short way.
 *
 * @param lists Words with `|` between them, as many lists as fit the lines well.
 */
export function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap(list => list.split('|')))
}
