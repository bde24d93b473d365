import type { Confidence } from '../model/verdict.ts'
import { acceptsScope } from './accepts.ts'
import type { Context } from './context.ts'
import type { Knowledge } from './knowledge.ts'
import type { NameMatch, NameWords } from './match-name.ts'
import type { CompiledName, Refusal } from './name-patterns.ts'
import { matchesOf, readingsOf } from './readings.ts'

/** A row that a name may stand for. */
export interface Candidate {
  readonly row: string
  readonly match: NameMatch
  readonly confidence: Confidence
  readonly score: number
}

/** What was made of one pattern, for `explain`. */
export interface Consideration {
  readonly rule: string
  readonly matched: boolean
  readonly because: string
  /** The pattern, with the one of its phrases that stands in the name. */
  readonly compiled: CompiledName
  /** What speaks against it: words around the phrase, or what stands around the field. Null where it matched. */
  readonly refusal: Refusal | ContextRefusal | null
  /** How the phrase stands in the name; null where words around it refuse it. */
  readonly match: NameMatch | null
  /** Null where it did not match. */
  readonly candidate: Candidate | null
}

/** Why a phrase that stands in a name does not count where the field stands. */
export type ContextRefusal = 'scope' | 'plural' | 'sibling' | 'stranger'

/** Names and siblings that a field is read with. */
export interface NameContext {
  readonly name: NameWords
  readonly isPlural: boolean
  readonly context: Context
  /** Words of the members beside the field, each joined by blanks. Asked only by patterns that need one. */
  readonly siblings: () => ReadonlySet<string>
}

const penalties: Readonly<Record<Confidence, number>> = { high: 0, medium: 2, low: 8 }

/** Every row whose patterns fit a name in its context, the most specific first. */
export function findNames(
  at: NameContext,
  knowledge: Knowledge,
  consider: ((consideration: Consideration) => void) | null = null,
): readonly Candidate[] {
  const found: Candidate[] = []
  for (const { compiled, result } of consider === null
    ? matchesOf(at.name, knowledge)
    : readingsOf(at.name, knowledge)) {
    if (result.kind === 'refused') {
      const because = refusedBecause(result.refusal, result.words)
      const { refusal } = result
      consider?.({ rule: compiled.rule.id, matched: false, because, compiled, refusal, match: null, candidate: null })
      continue
    }
    const refusal = refusedBy(compiled, result.match, at)
    const fitting = refusal === null ? candidate(compiled, result.match) : null
    consider?.({
      rule: compiled.rule.id,
      matched: refusal === null,
      because: refusal?.because ?? `"${compiled.words.join(' ')}"`,
      compiled,
      refusal: refusal?.kind ?? null,
      match: result.match,
      candidate: fitting,
    })
    if (fitting !== null) found.push(fitting)
  }
  return found.toSorted((a, b) => b.score - a.score)
}

function refusedBy(
  compiled: CompiledName,
  match: NameMatch,
  at: NameContext,
): { readonly kind: ContextRefusal; readonly because: string } | null {
  const isInside = compiled.words.length === 0 && isAnywhereIn(compiled.pattern.in ?? [], at.context)
  if (!isInside && !acceptsScope(compiled.pattern, at.context, match.ownScope)) {
    const scope = at.context.sticky ?? match.ownScope ?? at.context.chain[0]
    const about = scope === undefined ? 'a record of unknown kind' : scope.scope.about
    return { kind: 'scope', because: `does not count in ${about}` }
  }
  if (compiled.pattern.plural === true && !at.isPlural) return { kind: 'plural', because: 'the name is no plural' }
  if (compiled.siblings.length + compiled.strangers.length === 0) return null
  const siblings = at.siblings()
  const stranger = compiled.strangers.find(phrase => siblings.has(phrase))
  if (stranger !== undefined) return { kind: 'stranger', because: `is something else beside "${stranger}"` }
  if (compiled.siblings.length === 0 || compiled.siblings.some(phrase => siblings.has(phrase))) return null
  return { kind: 'sibling', because: 'a sibling it needs is missing' }
}

/** A wildcard stands for what nothing else claims inside records of its scope, however deep. */
function isAnywhereIn(scopes: readonly string[], context: Context): boolean {
  return context.sticky === null && context.chain.some(scope => scopes.includes(scope.id))
}

const refusals = {
  setting: 'a setting, state or flag by the words around it',
  count: 'a count by the words behind it',
  date: 'a date by the words behind it',
  other: 'something else by the words around it',
} as const

function refusedBecause(refusal: keyof typeof refusals, words: readonly string[]): string {
  return `${refusals[refusal]}: ${words.join(' ')}`
}

function candidate(compiled: CompiledName, match: NameMatch): Candidate {
  const confidence = compiled.pattern.confidence ?? 'high'
  const isNamed = compiled.words.length > 0
  const score =
    10 * match.inLeaf +
    6 * match.inAround +
    (compiled.pattern.in === undefined ? 0 : 5) +
    (isNamed && match.left === 0 ? 3 : 0) -
    // A name that only stands for its container yields to one that says something itself.
    (isNamed && match.inLeaf === 0 ? 20 : 0) -
    (isNamed ? penalties[confidence] : 4)
  return { row: compiled.rule.id, match, confidence, score }
}
