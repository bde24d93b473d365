import { stickyKinds } from '../classify/scopes.ts'
import type {
  ConsideredRule,
  ExplainedDecision,
  ExplainedJudgement,
  ExplainedScope,
  Mend,
} from '../model/field-explanation.ts'
import type { Engine } from './engine.ts'

/** What mending and missing rest on. */
export interface Explained {
  readonly segment: string
  readonly entity: string | null
  readonly words: readonly string[]
  readonly records: readonly ExplainedScope[]
  readonly rules: readonly ConsideredRule[]
  readonly decision: ExplainedDecision
  readonly judgement: ExplainedJudgement
}

/** Most rules that are named where none was chosen. */
const maxRules = 3
/** Most kinds of record that are named in one sentence. */
const maxScopes = 6

/** What would have to be there for a row to be seen, or to be seen more surely. One sentence each. */
export function findMissing(explained: Explained, engine: Engine): readonly string[] {
  const { decision, judgement } = explained
  if (decision.coveredBy !== null || decision.isBoxOf !== null) return []
  if (decision.row === null) return missingForAny(explained)
  if (judgement.silence !== 'unsure') return []
  const detectors = engine.knowledge.rules.get(decision.row)?.values ?? []
  const surer = `a phrase of ${decision.row} that counts here with more confidence`
  return detectors.length === 0 || decision.evidence.includes('value')
    ? [surer]
    : [surer, `values of which at least half look like ${detectors.join(' or ')}`]
}

function missingForAny({ rules, records }: Explained): readonly string[] {
  const outer = records.find(scope => scope.rules && stickyKinds.has(scope.kind))
  const outside = outer === undefined ? '' : `, outside any ${outer.id}`
  return rules
    .filter(rule => rule.countsIn !== null)
    .slice(0, maxRules)
    .map(({ rule, countsIn }) => `in a record of ${scopeNames(countsIn ?? [])}${outside}: ${rule}`)
}

/** `kind:data` is a kind of record, `unknown` one that nothing is known of. */
function scopeNames(scopes: readonly string[]): string {
  const kinds = scopes.filter(scope => scope.startsWith('kind:')).map(scope => scope.slice('kind:'.length))
  const names = scopes
    .filter(scope => !scope.startsWith('kind:'))
    .map(scope => (scope === 'unknown' ? 'unknown kind' : scope))
  if (kinds.length > 0) names.push(`any ${kinds.join('/')} kind`)
  const more = names.length > maxScopes ? [`${names.length - maxScopes} more`] : []
  return [...names.slice(0, maxScopes), ...more].join(', ')
}

/** The files to edit where the verdict is wrong, the likeliest first. */
export function findMends(explained: Explained, engine: Engine): readonly Mend[] {
  const { row, coveredBy } = explained.decision
  if (coveredBy !== null) {
    return coveredBy.row === null
      ? []
      : [{ file: ruleFile(coveredBy.row), what: `what ${coveredBy.path} is taken for` }]
  }
  return [
    ...(row === null ? rulesToMend(explained) : [{ file: ruleFile(row), what: partToMend(explained) }]),
    ...entitiesToMend(explained),
    ...wordsToMend(explained, engine),
    ...factsToMend(explained),
  ]
}

function ruleFile(row: string): string {
  return `rules/${row}.json`
}

/** What in the file of the chosen rule made it so. */
function partToMend({ decision, rules }: Explained): string {
  const [chosen] = rules
  switch (decision.evidence[0]) {
    case 'permission':
      return '`permissions`: the texts that stand for the row'
    case 'switch':
      return '`switches`, and `names`: what the name of a switch is held against'
    case 'shape':
      return '`shapes`: the members that give it away, with `any` and `none`'
    case 'value':
      return '`values`: the detectors that speak for the row'
    default:
  }
  if (chosen?.outcome !== 'chosen') return '`records`: the records that are this row as a whole'
  const phrase = chosen.phrase === null ? 'the pattern "*"' : `"${chosen.phrase}"`
  return `\`names\`: where ${phrase} counts (\`in\`, \`notIn\`, \`with\`, \`types\`), and its \`confidence\``
}

/** Where no row was found: the rules that came near. */
function rulesToMend({ rules, decision, judgement, words }: Explained): readonly Mend[] {
  const near = [...new Set(rules.filter(rule => !rule.isRefusedByName).map(({ rule }) => rule))]
  const refused = [...new Set(rules.filter(rule => rule.isRefusedByName).map(({ rule }) => rule))]
  const groups = {
    file: 'rules/vocabulary/groups.json',
    what: 'the words that make a setting, a count or a date of a name',
  }
  if (rules.length > 0) {
    return [
      ...[...near, ...refused].slice(0, maxRules).map(rule => ({
        file: ruleFile(rule),
        what: near.includes(rule)
          ? '`names`: where its phrase counts'
          : '`names`: `before` and `after`, what may stand around',
      })),
      ...(refused.length > 0 ? [groups] : []),
    ]
  }
  if (decision.role === 'switch') {
    return [{ file: groups.file, what: '`collectVerbs` and `collectTails`: the words that make a switch of a name' }]
  }
  if (judgement.silence !== 'unlisted' || words.length === 0) return []
  return [{ file: 'rules/<section>/<item>.json', what: '`names` of the row it is, if it is one' }]
}

function entitiesToMend({ records, entity, decision, rules, judgement }: Explained): readonly Mend[] {
  const file = 'rules/vocabulary/entities.json'
  const ruling = records.find(scope => scope.rules)
  const [evidence] = decision.evidence
  if (evidence === 'name' && rules[0]?.outcome !== 'chosen')
    return [{ file, what: `what a record of type "${entity}" is` }]
  if (decision.role === 'switch') return []
  if (evidence !== undefined && evidence !== 'name' && evidence !== 'value') return []
  if (ruling === undefined) {
    if (decision.row !== null && judgement.silence !== 'unsure') return []
    const record = entity === null ? 'what such records are called, or members that tell' : `what a "${entity}" is`
    return [{ file, what: `nothing is known of the record: add ${record}` }]
  }
  const names = ruling.witness.map(name => `"${name}"`).join(', ')
  return [{ file, what: `what makes ${names === '' ? 'it' : names} a record of ${ruling.id} (${ruling.kind})` }]
}

/** Where words were put for others, or are known to nobody. */
function wordsToMend({ words, segment }: Explained, engine: Engine): readonly Mend[] {
  const file = 'rules/vocabulary/words.json'
  const unknown = words.filter(word => !engine.knowledge.words.isKnown(word))
  // Elements and generated keys are read under the name of what holds them.
  if (segment === '*' || segment === '') return []
  if (unknown.length > 0) return [{ file, what: `nothing is known of the words ${unknown.join(', ')}` }]
  const written = segment.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  const isAsWritten = words.every(word => written.includes(word.slice(0, Math.max(2, word.length - 1))))
  return isAsWritten ? [] : [{ file, what: `what reads "${segment}" as ${words.join(' ')} (or translations/)` }]
}

function factsToMend({ judgement }: Explained): readonly Mend[] {
  const needs = judgement.condition?.needs
  if (needs === undefined) return []
  return [{ file: 'rules/vocabulary/facts.json', what: `members and values that settle ${needs}` }]
}
