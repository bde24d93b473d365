import type { Row } from '../model/catalogue.ts'
import type {
  ConsideredRule,
  ExplainedDecision,
  ExplainedFact,
  ExplainedScope,
  ExplainedValues,
  FieldExplanation,
  VerdictChange,
} from '../model/field-explanation.ts'
import type { ConditionCount } from '../model/finding.ts'
import { formatCount, formatNumber } from '../report/count.ts'
import { escapePath, escapeText } from '../report/escape.ts'
import type { Paint } from '../report/paint.ts'
import { verdictLines } from './explain-verdict-text.ts'

/** Column in which what is said of a heading begins. */
const indent = 12
/** Most paths of names in values that are listed. */
const maxCarried = 10

/** What made the verdict of one field, for a person: the verdict first, then why, then what would change or mend it. */
export function explainFieldText(explained: FieldExplanation, rows: readonly Row[], paint: Paint): string {
  const row = rows.find(({ id }) => id === (explained.decision.row ?? explained.decision.isBoxOf))
  const sections = [
    ...block('Verdict', verdictLines(explained, row), paint),
    ...block('Field', fieldLines(explained), paint),
    ...block('Words', wordLines(explained), paint),
    ...block('Record', explained.records.flatMap(recordLines), paint, 'nothing that is known says what it is'),
    ...block('Seen as', decisionLines(explained.decision), paint),
    ...list('Rules considered', ruleLines(explained), paint),
    ...list(
      'Other evidence',
      explained.evidence.map(one => `${sign(one.speaksFor)} ${one.by}: ${escapeText(one.because)}`),
      paint,
    ),
    ...list('Facts', factLines(explained), paint),
    ...list('What would change it', changeLines(explained), paint),
    ...list('Where to mend it, if it is wrong', mendLines(explained), paint),
  ]
  const head = `${escapePath(explained.file)}#${escapePath(explained.path)}`
  const entity = explained.entity === null ? '' : `  ${paint.dim(escapeText(explained.entity))}`
  return `${[paint.bold(head) + entity, ...sections].join('\n')}\n`
}

function block(heading: string, lines: readonly string[], paint: Paint, none = ''): readonly string[] {
  const [first = none, ...rest] = lines
  if (first === '') return []
  return [`  ${paint.bold(heading.padEnd(indent - 2))}${first}`, ...rest.map(line => `${' '.repeat(indent)}${line}`)]
}

function list(heading: string, lines: readonly string[], paint: Paint): readonly string[] {
  return lines.length === 0 ? [] : ['', `  ${paint.bold(heading)}`, ...lines.map(line => `    ${line}`)]
}

function fieldLines({ values, first }: FieldExplanation): readonly string[] {
  const empty = values.empty > 0 ? `, ${formatNumber(values.empty)} of them empty` : ''
  const types = values.types.map(({ type, count }) =>
    values.types.length === 1 ? type : `${formatNumber(count)} ${type}`,
  )
  return [
    `${formatCount(values.count, 'value')}${empty}: ${types.join(', ')}; first at ${first.line}:${first.column}, ${escapePath(first.pointer) || 'the document'}`,
    ...looksLine(values),
    ...carriedLines(values),
  ]
}

function looksLine({ looks }: ExplainedValues): readonly string[] {
  if (looks.length === 0) return []
  const parts = looks.map(
    ({ like, count, isCertain }) => `${like}${isCertain ? ' (certain)' : ''} × ${formatNumber(count)}`,
  )
  return [`looks like: ${parts.join(', ')}`]
}

function carriedLines({ carries }: ExplainedValues): readonly string[] {
  if (carries.length === 0) return []
  const more = carries.length > maxCarried ? [`  and ${carries.length - maxCarried} more`] : []
  return [
    'names in its values, each a field of its own:',
    ...carries.slice(0, maxCarried).map(path => `  ${escapePath(path)}`),
    ...more,
  ]
}

function wordLines({ words }: FieldExplanation): readonly string[] {
  const around = words.around.length === 0 ? [] : [`around: ${escapeText(words.around.join(' '))}`]
  return words.name.length === 0 ? around : [escapeText(words.name.join(' ')), ...around]
}

function recordLines(scope: ExplainedScope): readonly string[] {
  return [
    `${scope.id} (${scope.kind}): ${scope.about}`,
    `  by ${witnessText(scope)}${scope.rules ? '; this one decides' : ''}`,
  ]
}

function witnessText({ source, witness, at }: ExplainedScope): string {
  const names = witness.map(name => `"${escapePath(name)}"`).join(', ')
  const place = at === null ? '' : ` at ${escapePath(at) || 'the document'}`
  switch (source) {
    case 'type':
      return `the declared type ${names}${place}`
    case 'key':
      return `the key ${names}${place}`
    case 'members':
      return names === '' ? `its members${place}` : `the members ${names}${place}`
    case 'file':
      return `the name of the file or folder, ${names}`
    case 'name':
      return `the name of the field itself, ${names}`
  }
}

function decisionLines(decision: ExplainedDecision): readonly string[] {
  const { row, role, confidence, evidence, runnerUp, isBoxOf, coveredBy } = decision
  if (coveredBy !== null) return [`a part of ${escapePath(coveredBy.path) || 'the document'}`]
  if (row === null) {
    return [isBoxOf === null ? `${role} of no row` : `a container; by itself it would be ${isBoxOf}`]
  }
  return [
    `${row}: ${role}, by ${evidence.join(' and ')}, ${confidence ?? 'low'} confidence`,
    ...decision.confidenceBecause.map(because => `  ${because}`),
    ...(runnerUp === null ? [] : [`next best: ${runnerUp}`]),
  ]
}

function sign(speaksFor: boolean): string {
  return speaksFor ? '+' : '-'
}

function ruleLines({ rules, words, kind, decision }: FieldExplanation): readonly string[] {
  if (decision.coveredBy !== null || decision.role === 'switch' || decision.role === 'permission') return []
  if (kind === 'element' || kind === 'dynamic' || words.name.length === 0) return []
  if (rules.length === 0) return ['none: no rule knows a phrase that stands in this name']
  const fitting = rules.filter(rule => rule.outcome !== 'refused')
  const refused = new Map<string, string[]>()
  for (const rule of rules) {
    if (rule.outcome === 'refused') refused.set(rule.because, [...(refused.get(rule.because) ?? []), ruleText(rule)])
  }
  return [
    ...fitting.map(rule => {
      const points = fitting.length === 1 ? '' : `, ${rule.score ?? 0} points`
      return `+ ${ruleText(rule)} (${rule.confidence ?? 'low'}${points}): ${escapeText(rule.because)}`
    }),
    ...[...refused].map(([because, these]) => `- ${these.join(', ')}: ${escapeText(because)}`),
  ]
}

function ruleText({ rule, phrase }: ConsideredRule): string {
  return phrase === null ? rule : `${rule} "${phrase}"`
}

function factLines({ facts, judgement, values }: FieldExplanation): readonly string[] {
  const needs = judgement.condition?.needs ?? null
  const isUnknown = needs !== null && (judgement.condition?.unknown ?? 0) > 0
  const share = judgement.condition === null ? '' : unknownShare(judgement.condition)
  return [
    ...(isUnknown
      ? [`${needs} unknown${share}: records, their kind, the name and the configuration do not say it`]
      : []),
    ...facts.map(fact => factText(fact, values.count)),
  ]
}

function unknownShare({ met, unmet, unknown }: ConditionCount): string {
  return met + unmet === 0 ? '' : ` for ${formatNumber(unknown)} of ${formatNumber(met + unmet + unknown)}`
}

function factText({ fact, value, from, count }: ExplainedFact, total: number): string {
  const many = count === null ? '' : `, ${formatNumber(count)} of ${formatNumber(total)}`
  return `${fact}=${value}  by the ${from}${many}`
}

function changeLines({ changes, missing, judgement }: FieldExplanation): readonly string[] {
  if (judgement.verdict === 'never-collected' && changes.length === 0)
    return ['nothing: no fact and no profile allows it']
  const told = changes.map(change => [
    change.by === 'flag' ? change.what : `records that say ${change.what}`,
    then(change),
  ])
  const width = told.reduce((most, [what = '']) => Math.max(most, what.length), 0)
  return [...told.map(([what = '', outcome = '']) => `${what.padEnd(width)}  ${outcome}`), ...missing.map(escapeText)]
}

function then({ verdict, severity }: VerdictChange): string {
  return severity === null ? verdict : `${verdict}: ${severity}`
}

function mendLines({ mend, decision }: FieldExplanation): readonly string[] {
  if (mend.length === 0) return []
  const width = mend.reduce((most, { file }) => Math.max(most, file.length), 0)
  const law = 'What the row itself allows stands on the page (rules/catalogue.tsv), and is not ours to change.'
  return [
    ...mend.map(({ file, what }) => `${file.padEnd(width)}  ${escapeText(what)}`),
    'Put the case among the `examples` of the rule, then run mamlint rules test.',
    ...(decision.row === null ? [] : [law]),
  ]
}
