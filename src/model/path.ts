import type { Field } from './field.ts'

/** Escapes one key for a path: RFC 6901, with `~2` for a literal `*` and `~3` for a trailing `!`. */
export function escapeSegment(key: string): string {
  const plain = key.replaceAll('~', '~0').replaceAll('/', '~1')
  if (plain === '*') return '~2'
  return plain.endsWith('!') ? `${plain.slice(0, -1)}~3` : plain
}

/** The path of a field: `''` for the root. A branch by record type has its base's place. */
export function pathOf(field: Field): string {
  const segments: string[] = []
  for (let at: Field | null = field; at !== null; at = at.parent) {
    if (at.kind === 'root') continue
    segments.push(at.kind === 'element' || at.kind === 'dynamic' ? '*' : escapeSegment(at.segment))
  }
  return segments.length === 0 ? '' : `/${segments.reverse().join('/')}`
}
