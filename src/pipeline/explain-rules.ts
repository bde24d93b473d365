import { asDeclared, type FieldView, nameContext } from '../classify/classify-field.ts'
import { type Candidate, type Consideration, findNames } from '../classify/find-names.ts'
import type { Knowledge } from '../classify/knowledge.ts'
import type { NamedScope } from '../classify/scopes.ts'
import { typesFit } from '../classify/types-fit.ts'
import { type CounterName, countOf } from '../model/field.ts'
import type { ConsideredRule } from '../model/field-explanation.ts'

/** The rules whose phrases stand in a field's name. */
export interface ReadRules {
  /** One or a few a rule: the chosen one first, then those that fit, then those refused. */
  readonly considered: readonly ConsideredRule[]
  /** The reading that wins; null where none fits. */
  readonly best: Candidate | null
  readonly runnerUp: string | null
  /** What words of the name itself say the phrase is about, e.g. `battery` in `batterySerialNumber`. */
  readonly ownScope: NamedScope | null
}

/** Reads a field's name as `classifyField` does, and keeps what became of every pattern. */
export function explainRules(view: FieldView, isDeclared: boolean, knowledge: Knowledge): ReadRules {
  const { field } = view
  if (field.kind === 'element' || field.kind === 'dynamic' || field.kind === 'root') {
    return { considered: [], best: null, runnerUp: null, ownScope: null }
  }
  const heard: Consideration[] = []
  const at = nameContext(isDeclared ? asDeclared(view) : view, knowledge)
  const candidates = findNames(at, knowledge, one => heard.push(one))
  const fitting = isDeclared ? candidates : candidates.filter(one => typesFit(field, view.context, one, knowledge))
  const best = fitting[0] ?? null
  const told = heard
    .filter(one => one.matched || one.compiled.words.length > 0)
    .filter(one => best === null || one.matched || !isPartOf(one, best))
    .map(one => consideredRule(one, fitting, view, knowledge))
    .toSorted((a, b) => rank(a) - rank(b) || (b.score ?? 0) - (a.score ?? 0))
  return {
    considered: withoutEchoes(told),
    best,
    runnerUp: fitting.find(candidate => candidate.row !== best?.row)?.row ?? null,
    ownScope: best === null ? (heard.find(one => isAboutItself(one))?.match?.ownScope ?? null) : best.match.ownScope,
  }
}

/** Whether a pattern is refused because the name itself says what its phrase is about. */
function isAboutItself({ refusal, match }: Consideration): boolean {
  return refusal === 'scope' && match !== null && match.ownScope !== null
}

/** Whether a phrase is only the end of the chosen one, so that the words before it speak of something else. */
function isPartOf(one: Consideration, best: Candidate): boolean {
  const chosen = best.match.compiled.words.join(' ')
  return isAboutItself(one) && chosen.endsWith(` ${one.compiled.words.join(' ')}`)
}

const ranks: Readonly<Record<ConsideredRule['outcome'], number>> = { chosen: 0, fits: 1, refused: 2 }

/** Phrases that the record refuses stand nearer to a row than those that their own name refuses. */
function rank(rule: ConsideredRule): number {
  return ranks[rule.outcome] + (rule.isRefusedByName ? 1 : 0)
}

/** Where a phrase counts whose rule says nothing of it. */
const kindsOfData: readonly string[] = ['kind:data', 'kind:audit', 'kind:summary', 'kind:content']

function consideredRule(
  one: Consideration,
  fitting: readonly Candidate[],
  view: FieldView,
  knowledge: Knowledge,
): ConsideredRule {
  const { compiled, refusal, candidate } = one
  const fits = candidate !== null && fitting.includes(candidate)
  const isByName =
    !one.matched && refusal !== 'scope' && refusal !== 'plural' && refusal !== 'sibling' && refusal !== 'stranger'
  return {
    rule: one.rule,
    outcome: fits ? (candidate === fitting[0] ? 'chosen' : 'fits') : 'refused',
    phrase: phraseOf(one, knowledge),
    because: because(one, fits, view) + readAs(one, knowledge),
    confidence: fits ? candidate.confidence : null,
    score: fits ? candidate.score : null,
    countsIn: refusal === 'scope' && one.match?.ownScope === null ? (compiled.pattern.in ?? kindsOfData) : null,
    isRefusedByName: isByName,
  }
}

/** The phrase as it stands in the rule's file. */
function phraseOf({ compiled }: Consideration, knowledge: Knowledge): string | null {
  const canonical = compiled.words.join(' ')
  if (canonical === '') return null
  if (compiled.pattern.words.includes(canonical)) return canonical
  return compiled.pattern.words.find(phrase => knowledge.words.of(phrase).join(' ') === canonical) ?? canonical
}

/** What synonyms make of the phrase, where that is something else. */
function readAs(one: Consideration, knowledge: Knowledge): string {
  const canonical = one.compiled.words.join(' ')
  return phraseOf(one, knowledge) === canonical || canonical === '' ? '' : `, read as "${canonical}"`
}

function because(one: Consideration, fits: boolean, view: FieldView): string {
  const { compiled, candidate, refusal } = one
  if (refusal === 'sibling') return `needs one of these beside it: ${compiled.siblings.join(', ')}`
  const own = one.match?.ownScope ?? null
  if (refusal === 'scope' && own !== null && view.context.sticky === null) {
    return `does not count for ${own.scope.about}, which the name itself speaks of`
  }
  if (candidate === null) return one.because
  if (!fits) return `its values are of types that this datum does not have: ${typesOf(view).join(', ')}`
  const { inLeaf, inAround, ownScope } = candidate.match
  const about = ownScope === null ? '' : `, said of ${ownScope.scope.about}`
  if (compiled.words.length === 0) return 'stands for what nothing else claims in such records'
  if (inLeaf === 0) return 'stands in the names around the field, which itself says nothing else'
  return (inAround === 0 ? 'stands in the name' : 'begins in the names around the field') + about
}

const types: readonly CounterName[] = ['string', 'number', 'boolean', 'object', 'array']

function typesOf({ field }: FieldView): readonly CounterName[] {
  return types.filter(type => countOf(field, type) > 0)
}

/** Leaves out what a rule says twice: its refusals where it fits, and those of shorter phrases. */
function withoutEchoes(rules: readonly ConsideredRule[]): readonly ConsideredRule[] {
  const fitting = new Set<string>()
  const longest = new Map<string, number>()
  for (const { rule, outcome, phrase } of rules) {
    const length = phrase?.length ?? 0
    if (outcome !== 'refused') fitting.add(rule)
    else longest.set(rule, Math.max(longest.get(rule) ?? 0, length))
  }
  const seen = new Set<string>()
  return rules.filter(({ rule, outcome, phrase, because: reason }) => {
    const key = outcome === 'refused' ? `${rule}\n${reason}` : rule
    const isEcho =
      seen.has(key) ||
      (outcome === 'refused' && (fitting.has(rule) || (phrase?.length ?? 0) < (longest.get(rule) ?? 0)))
    seen.add(key)
    return !isEcho
  })
}
