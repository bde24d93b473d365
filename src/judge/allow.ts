import type { AllowEntry } from '../model/settings.ts'

/** Numbers of the entries that accept a finding of `rule` at `path`. */
export function allowsFor(entries: readonly AllowEntry[], rule: string, path: string): readonly number[] {
  return entries.flatMap((entry, index) => {
    const isMeant = entry.rule === undefined || entry.rule === rule
    return isMeant && matchesPath(segmentsOf(entry.field), segmentsOf(path)) ? [index] : []
  })
}

/** Whether an entry accepts a finding of `rule` at `path`. */
export function isAllowed(entries: readonly AllowEntry[], rule: string, path: string): boolean {
  return allowsFor(entries, rule, path).length > 0
}

function segmentsOf(path: string): readonly string[] {
  return path === '' ? [] : path.replace(/^\//, '').split('/')
}

/** `*` in a pattern stands for any text within one segment, `**` for any number of segments. */
function matchesPath(pattern: readonly string[], path: readonly string[]): boolean {
  // reached[i]: the first i segments of the path are covered by the pattern so far.
  let reached = path.map(() => false)
  let atStart = true
  for (const part of pattern) {
    if (part === '**') {
      let open = atStart
      reached = reached.map(covered => (open = open || covered))
      continue
    }
    const matches = segmentMatcher(part)
    reached = path.map((segment, index) => (index === 0 ? atStart : reached[index - 1] === true) && matches(segment))
    atStart = false
  }
  return path.length === 0 ? atStart : reached.at(-1) === true
}

function segmentMatcher(part: string): (segment: string) => boolean {
  const pieces = part.split('*')
  return segment => {
    const [first = '', ...rest] = pieces
    if (rest.length === 0) return segment === first
    const last = rest.pop() ?? ''
    if (!segment.startsWith(first) || !segment.endsWith(last) || segment.length < first.length + last.length)
      return false
    let at = first.length
    for (const piece of rest) {
      const found = segment.indexOf(piece, at)
      if (found === -1 || found + piece.length > segment.length - last.length) return false
      at = found + piece.length
    }
    return true
  }
}
