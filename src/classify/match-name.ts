import type { CompiledGroups, CompiledName, Refusal } from './name-patterns.ts'
import type { NamedScope, Scopes } from './scopes.ts'

/** A name as language: its own words, and those of the containers around it that say something, outermost first. */
export interface NameWords {
  readonly leaf: readonly string[]
  readonly around: readonly string[]
}

/** How a phrase was found in a name. */
export interface NameMatch {
  readonly compiled: CompiledName
  /** Words of the phrase that stand in the name itself, and in the names around it. */
  readonly inLeaf: number
  readonly inAround: number
  /** Words of the name beyond the phrase. */
  readonly left: number
  /** Scope that the words before the phrase name, e.g. `battery` in `batterySerialNumber`. */
  readonly ownScope: NamedScope | null
}

/** What came of matching one pattern. */
export type NameResult =
  | { readonly kind: 'match'; readonly match: NameMatch }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly words: readonly string[] }
  | { readonly kind: 'none' }

/** A pattern that had something to say about a name, and what. */
export interface NameReading {
  readonly compiled: CompiledName
  readonly result: Exclude<NameResult, { readonly kind: 'none' }>
}

const none: NameResult = { kind: 'none' }

/**
 * Looks for a pattern's phrase in a name: whole in the name itself, or begun by the names around it.
 * What stands before and after must change nothing, see `docs/how-names-are-read.md`.
 */
export function matchName(compiled: CompiledName, name: NameWords, groups: CompiledGroups, scopes: Scopes): NameResult {
  const phrase = compiled.words
  if (phrase.length === 0) return matched(compiled, 0, 0, 0, null)
  const { leaf, around } = name
  let best: NameResult = none
  for (let end = leaf.length; end >= 0; end--) {
    const inLeaf = Math.min(end, commonEnd(leaf, end, phrase, phrase.length))
    const rest = phrase.length - inLeaf
    if (rest > 0 && inLeaf < end) continue
    if (rest > 0 && commonEnd(around, around.length, phrase, rest) < rest) continue
    // Nothing of the phrase in the name itself: only a name that says nothing else (`value`) stands for its container.
    if (inLeaf === 0 && (leaf.length > 1 || !groups.neutralNames.coversAll(leaf, 0, leaf.length))) continue
    const result = judgeRest(compiled, leaf, { start: end - inLeaf, end, inLeaf, inAround: rest }, groups, scopes)
    if (result.kind === 'match') return result
    if (best.kind === 'none') best = result
  }
  return best
}

/** How many of the last words of `a` before `aEnd` equal those of `b` before `bEnd`, one by one. */
function commonEnd(a: readonly string[], aEnd: number, b: readonly string[], bEnd: number): number {
  let length = 0
  while (length < aEnd && length < bEnd && a[aEnd - 1 - length] === b[bEnd - 1 - length]) length++
  return length
}

interface Found {
  readonly start: number
  readonly end: number
  readonly inLeaf: number
  readonly inAround: number
}

function judgeRest(
  compiled: CompiledName,
  leaf: readonly string[],
  found: Found,
  groups: CompiledGroups,
  scopes: Scopes,
): NameResult {
  const tail = refusalAfter(compiled, leaf, found.inLeaf === 0 ? leaf.length : found.end, groups)
  if (tail !== null) return { kind: 'refused', refusal: tail, words: leaf.slice(found.end) }
  const head = found.inLeaf === 0 ? { scope: null } : readBefore(compiled, leaf, found.start, groups, scopes)
  if ('refusal' in head) return { kind: 'refused', refusal: head.refusal, words: leaf.slice(0, found.start) }
  return matched(compiled, found.inLeaf, found.inAround, leaf.length - found.inLeaf, head.scope)
}

function matched(
  compiled: CompiledName,
  inLeaf: number,
  inAround: number,
  left: number,
  ownScope: NamedScope | null,
): NameResult {
  return { kind: 'match', match: { compiled, inLeaf, inAround, left, ownScope } }
}

function refusalAfter(
  compiled: CompiledName,
  leaf: readonly string[],
  from: number,
  groups: CompiledGroups,
): Refusal | null {
  for (let at = from; at < leaf.length;) {
    const own = compiled.after === '*' ? 0 : compiled.after.lengthAt(leaf, at)
    // `IMEI_MEID_ESN` holds one of several identifiers; each of them means the same everywhere.
    const other = compiled.before === '*' ? groups.alternatives.lengthAt(leaf, at) : 0
    const length = own || other || groups.neutralTails.lengthAt(leaf, at) || (isNumber(leaf[at]) ? 1 : 0)
    // English puts the head first before a preposition: what comes behind only says where it is from.
    if (length === 0 && groups.prepositions.lengthAt(leaf, at) > 0) return null
    if (length === 0) {
      const refusal = roleOfTail(leaf, at, groups)
      if (refusal !== 'other' || compiled.after !== '*') return refusal
    }
    at += Math.max(1, length)
  }
  return null
}

function roleOfTail(leaf: readonly string[], at: number, groups: CompiledGroups): Refusal {
  if (groups.settingTails.lengthAt(leaf, at) > 0) return 'setting'
  if (groups.countTails.lengthAt(leaf, at) > 0) return 'count'
  return groups.dateTails.lengthAt(leaf, at) > 0 ? 'date' : 'other'
}

/** Reads what stands before the phrase, from right to left: a scope, qualifiers, or something that refuses. */
function readBefore(
  compiled: CompiledName,
  leaf: readonly string[],
  end: number,
  groups: CompiledGroups,
  scopes: Scopes,
): { readonly scope: NamedScope | null } | { readonly refusal: Refusal } {
  if (end > 0 && groups.settingHeads.lengthAt(leaf, 0) > 0) return { refusal: 'setting' }
  let at = end
  while (at > 0) {
    const scope = scopes.resolve(leaf.slice(0, at), 'key', [])
    // A word that names a scope says what the phrase is about; what stands further left is about that.
    if (scope !== null && !allows(compiled, leaf, at - scope.words, at)) return { scope }
    const length = lengthBefore(compiled, leaf, at, groups)
    if (length === 0 && compiled.before !== '*') return { refusal: 'other' }
    at -= Math.max(1, length)
  }
  return { scope: null }
}

function allows(compiled: CompiledName, leaf: readonly string[], start: number, end: number): boolean {
  return compiled.before !== '*' && compiled.before.coversAll(leaf, start, end) && end > start
}

function lengthBefore(compiled: CompiledName, leaf: readonly string[], end: number, groups: CompiledGroups): number {
  for (let length = Math.min(4, end); length > 0; length--) {
    const phrase = leaf.slice(end - length, end)
    const isOwn = compiled.before !== '*' && compiled.before.has(phrase)
    if (isOwn || groups.qualifiers.has(phrase) || (length === 1 && isNumber(phrase[0]))) return length
  }
  return 0
}

function isNumber(word: string | undefined): boolean {
  return word !== undefined && /^\d+$/.test(word)
}
