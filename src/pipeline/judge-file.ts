import { reaches } from '../classify/confidence.ts'
import { isAllowed } from '../judge/allow.ts'
import { type FieldJudgement, judgeField } from '../judge/judge-field.ts'
import { severityOf } from '../judge/severity.ts'
import type { Facts } from '../model/facts.ts'
import { countOf, type Field } from '../model/field.ts'
import { createFinding, type Finding } from '../model/finding.ts'
import { fillIn } from '../model/messages.ts'
import { createPaths } from '../model/path.ts'
import type { MappedField } from '../model/report.ts'
import type { Settings } from '../model/settings.ts'
import type { Severity, Verdict } from '../model/verdict.ts'
import type { ClassifiedField } from './classify-file.ts'
import type { Engine } from './engine.ts'
import type { FactSets } from './fact-sets.ts'

/** What judging a file came to. */
export interface JudgedFile {
  readonly findings: readonly Finding[]
  readonly fields: readonly MappedField[]
  readonly unlisted: number
  readonly suppressed: number
  /** Entity of the device-management records that the file holds, or null. */
  readonly mdmEntity: string | null
}

/** One field with its row, if we are sure enough of it, and what follows from row and facts. */
export interface JudgedField {
  readonly classified: ClassifiedField
  readonly path: string
  readonly row: string | null
  readonly verdict: Verdict
  readonly condition: FieldJudgement['condition']
  readonly count: number
  readonly empty: number
}

/** Judges every classified field of one file. */
export function judgeFile(
  path: string,
  fields: readonly ClassifiedField[],
  facts: FactSets,
  settings: Settings,
  engine: Engine,
): JudgedFile {
  const pathOf = createPaths()
  const judged = fields.map(one => judgeOne(one, pathOf(one.field), facts, settings, engine))
  const findings: Finding[] = []
  let suppressed = 0
  for (const field of judged) {
    const severity = reportedSeverity(field, settings)
    if (severity === null) continue
    if (isAllowed(settings.allow, field.row ?? 'unlisted', field.path)) suppressed++
    else findings.push(findingOf(field, severity, path, settings, engine))
  }
  return {
    findings,
    fields: judged.filter(isMapped).map(mapped),
    unlisted: judged.filter(isUnlistedDatum).length,
    suppressed,
    mdmEntity: mdmEntityOf(judged),
  }
}

/** Judges one classified field. `path` is the field's. */
export function judgeOne(
  classified: ClassifiedField,
  path: string,
  facts: FactSets,
  settings: Settings,
  engine: Engine,
): JudgedField {
  const { field, classification } = classified
  const { row: id, confidence } = classification
  const { count, empty } = occurrences(classified, facts)
  const row = id === null ? undefined : engine.knowledge.rows.get(id)
  const isSure = confidence !== null && reaches(confidence, settings.minConfidence)
  if (row === undefined || !isSure || count === 0) {
    return { classified, path, row: null, verdict: 'unlisted', condition: null, count, empty }
  }
  const counts = [...field.tally]
    .map(([set, total]) => ({ facts: facts.factsOf(set), count: total }))
    .filter(one => !isTakenBack(field, one.facts))
  const known = { ...settings.facts, ...classification.facts }
  const { verdict, condition } = judgeField(row, settings.profile, counts, known)
  return { classified, path, row: row.id, verdict, condition, count, empty }
}

/** Occurrences that count: for a name in a value, those that its record does not take back; by value, the matching ones. */
function occurrences({ field, classification }: ClassifiedField, facts: FactSets): { count: number; empty: number } {
  const total = countOf(field, 'total')
  const taken = [...field.tally].reduce(
    (sum, [set, count]) => sum + (isTakenBack(field, facts.factsOf(set)) ? count : 0),
    0,
  )
  if (taken > 0) return { count: total - taken, empty: 0 }
  const isByValue = classification.evidence.length === 1 && classification.evidence[0] === 'value'
  const matching = [...field.marks].reduce((sum, [mark, count]) => sum + (isDetection(mark) ? count : 0), 0)
  return isByValue && matching > 0 ? { count: matching, empty: 0 } : { count: total, empty: countOf(field, 'empty') }
}

/** Whether a name that stands in a value is denied by its own record: a permission that is refused asks for nothing. */
function isTakenBack(field: Field, facts: Facts): boolean {
  return field.kind === 'carried' && facts.declared === false
}

/** Null where the field is not reported. */
function reportedSeverity(judged: JudgedField, settings: Settings): Severity | null {
  const { classified, verdict, row, count, empty } = judged
  if (row === null && !isUnlistedDatum(judged)) return null
  if (empty >= count && !settings.reportEmpty && classified.classification.role === 'data') return null
  const severity = severityOf(verdict, row ?? 'unlisted', settings)
  return severity === 'off' ? null : severity
}

function findingOf(judged: JudgedField, severity: Severity, file: string, settings: Settings, engine: Engine): Finding {
  const { classified, verdict, condition, path, count, empty } = judged
  const { field, classification } = classified
  const rule = judged.row === null ? undefined : engine.knowledge.rules.get(judged.row)
  const row = judged.row === null ? undefined : engine.knowledge.rows.get(judged.row)
  const { messages } = engine
  const subject = fillIn(messages.subjects[classification.role], { title: rule?.title.en ?? '' })
  return createFinding({
    rule: judged.row ?? 'unlisted',
    verdict,
    severity,
    confidence: classification.confidence ?? 'high',
    role: classification.role,
    evidence: classification.evidence,
    file,
    entity: classification.entity,
    path,
    first: { ...field.first }, // read now, so that no finding holds the fields of its file
    count,
    empty,
    message: fillIn(messages.verdicts[verdict], {
      subject,
      profile: messages.profiles[settings.profile],
      condition: condition === null ? '' : messages.conditions[condition.needs],
    }),
    condition,
    source: row === undefined ? null : { section: row.section.en, item: row.item.en, mam: row.mam },
    advice: rule?.advice ?? messages.advice.unlisted,
  })
}

/** A field that carries data which no row covers: a scalar, or an array of them, that is no setting. */
export function isUnlistedDatum({ classified, row, count, empty }: JudgedField): boolean {
  const { field, classification, isCovered } = classified
  if (row !== null || isCovered || classification.role !== 'data' || count === 0 || empty >= count) return false
  const isNamed = field.kind === 'key' || field.kind === 'pair'
  return isNamed && carriesScalars(field)
}

function carriesScalars(field: Field): boolean {
  const element = field.others.get('element:*')
  return scalarsOf(field) > 0 || (element !== undefined && scalarsOf(element) > 0)
}

function scalarsOf(field: Field): number {
  return countOf(field, 'string') + countOf(field, 'number') + countOf(field, 'boolean')
}

function isMapped({ classified, path }: JudgedField): boolean {
  return path !== '' || classified.classification.row !== null
}

function mapped({ classified, path, row, verdict, count, empty }: JudgedField): MappedField {
  const { role, confidence } = classified.classification
  return { path, row, role, verdict, confidence: row === null ? null : confidence, count, empty }
}

function mdmEntityOf(judged: readonly JudgedField[]): string | null {
  const entities = judged
    .filter(({ classified }) => classified.classification.isMdm && classified.classification.entity !== null)
    .map(({ classified }) => classified.classification.entity)
  return entities[0] ?? null
}

function isDetection(mark: number): boolean {
  return mark >= 16 && mark < 40
}
