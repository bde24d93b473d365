import type { Confidence } from '../model/verdict.ts'
import { nameParts } from './context.ts'
import { type Consideration, findNames } from './find-names.ts'
import type { Knowledge } from './knowledge.ts'

/** What a name alone, in a record of unknown kind, is taken for, and why. */
export interface NameExplanation {
  readonly name: string
  /** The name as canonical words. */
  readonly words: readonly string[]
  /** Every pattern whose phrase stands in the name, the accepted ones first. */
  readonly considered: readonly Pick<Consideration, 'rule' | 'matched' | 'because'>[]
  readonly row: string | null
  readonly confidence: Confidence | null
}

/** Explains a field name by itself. A dotted name is read as nested objects. */
export function explainName(name: string, knowledge: Knowledge): NameExplanation {
  const { words, scopes } = knowledge
  const parts = nameParts(name)
  const outer = parts.slice(0, -1)
  const leaf = words.of(parts.at(-1) ?? '')
  const around = outer.flatMap(part => words.of(part))
  const chain = outer.map(part => scopes.resolve(words.of(part), 'key', [])).filter(scope => scope !== null)
  const context = {
    chain: chain.toReversed(),
    sticky: null,
    around,
    entity: null,
    facts: {},
    isTelemetry: false,
    isUntyped: false,
    told: null,
  }
  const considered: Consideration[] = []
  const [best] = findNames(
    { name: { leaf, around }, isPlural: words.isPlural(name), context, siblings: () => new Set() },
    knowledge,
    one => considered.push(one),
  )
  return {
    name,
    words: [...around, ...leaf],
    considered: considered
      .filter(one => one.because !== '""')
      .map(({ rule, matched, because }) => ({ rule, matched, because }))
      .toSorted((a, b) => Number(b.matched) - Number(a.matched) || (a.rule < b.rule ? -1 : 1)),
    row: best?.row ?? null,
    confidence: best?.confidence ?? null,
  }
}
