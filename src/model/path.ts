import type { Field } from './field.ts'

/** Escapes one key for a path: RFC 6901, with `~2` for a literal `*` and `~3` for a trailing `!`. */
export function escapeSegment(key: string): string {
  if (!/[~/*!]/.test(key)) return key
  const plain = key.replaceAll('~', '~0').replaceAll('/', '~1')
  if (plain === '*') return '~2'
  return plain.endsWith('!') ? `${plain.slice(0, -1)}~3` : plain
}

/**
 * Tells the paths of fields: `''` for the root; a branch by record type has its base's place. Each path is built on its
 * parent's, so that the paths of a whole trie cost one step a field.
 */
export function createPaths(): (field: Field) => string {
  const known = new Map<Field, string>()
  return field => {
    const climb: Field[] = []
    let at: Field | null = field
    while (at !== null && !known.has(at)) {
      climb.push(at)
      at = at.parent
    }
    let path = at === null ? '' : (known.get(at) ?? '')
    for (const next of climb.toReversed()) {
      path += shownStep(next)
      known.set(next, path)
    }
    return path
  }
}

/** What a field adds to the path of its parent. A key that folds is never printed. */
export function shownStep({ kind, segment }: Field): string {
  if (kind === 'root') return ''
  if (kind === 'inner') return '!'
  return kind === 'element' || kind === 'dynamic' ? '/*' : `/${escapeSegment(segment)}`
}
