import { reaches } from '../classify/confidence.ts'
import { allowsFor } from '../judge/allow.ts'
import type { InlineAllows } from '../judge/inline-allow.ts'
import { type FieldJudgement, judgeField } from '../judge/judge-field.ts'
import { severityOf } from '../judge/severity.ts'
import { dependsOnFacts } from '../model/catalogue.ts'
import type { Facts } from '../model/facts.ts'
import { countOf, type Field, firstOf } from '../model/field.ts'
import { createTemplate, type Finding, type FindingTemplate, placeFinding } from '../model/finding.ts'
import { createPaths } from '../model/path.ts'
import { remember } from '../model/remember.ts'
import type { Suppression, SuppressedFinding, SuppressionRemark } from '../model/suppression.ts'
import type { MappedField } from '../model/report.ts'
import type { Settings } from '../model/settings.ts'
import type { Severity, Verdict } from '../model/verdict.ts'
import type { ClassifiedField } from './classify-file.ts'
import type { Engine } from './engine.ts'
import { factCounts, type FactSets } from './fact-sets.ts'
import { holdsDocumentsOnly } from './marks.ts'

/** What judging a file came to. */
export interface JudgedFile {
  readonly findings: readonly Finding[]
  /** Makes the data map. */
  mapFields(): readonly MappedField[]
  readonly unlisted: number
  readonly suppressed: readonly SuppressedFinding[]
  /** Numbers of the `allow` entries that accept a finding. */
  readonly usedAllows: readonly number[]
  /** What is to be said of the comments of the file. */
  readonly remarks: readonly SuppressionRemark[]
  /** Entity of the device-management records that the file holds, or null. */
  readonly mdmEntity: string | null
}

/** One field with its row, if we are sure enough of it, and what follows from row and facts. */
export interface JudgedField {
  readonly classified: ClassifiedField
  readonly row: string | null
  readonly verdict: Verdict
  readonly condition: FieldJudgement['condition']
  readonly count: number
  readonly empty: number
}

/** A file whose fields are known, to be judged. */
export interface JudgeInput {
  readonly path: string
  readonly fields: readonly ClassifiedField[]
  readonly facts: FactSets
  /** What its comments accept; null where none speaks to mamlint. */
  readonly comments: InlineAllows | null
}

/** Judges every classified field of one file. */
export function judgeFile(input: JudgeInput, settings: Settings, engine: Engine): JudgedFile {
  const { path, fields, facts, comments } = input
  const pathOf = createPaths()
  // Files of one shape have one listener, and so one run's settings, rules and sets of facts.
  const judged = fields.map(one =>
    remember(one.field, 'how it is judged', one, () =>
      weigh(judgeOne(one, facts, settings, engine), pathOf, settings, engine),
    ),
  )
  const findings: Finding[] = []
  const suppressed: SuppressedFinding[] = []
  const usedAllows = new Set<number>()
  for (const { one, template } of judged) {
    if (template === null) continue
    const finding = placeFinding(template, path, firstOf(one.classified.field))
    const suppression = suppressionOf(finding, settings, comments, usedAllows)
    if (suppression === null) findings.push(finding)
    else suppressed.push({ ...finding, suppression })
  }
  return {
    findings,
    usedAllows: [...usedAllows],
    remarks: comments?.remarks() ?? [],
    mapFields: () =>
      judged
        .map(({ one }) => ({ one, at: pathOf(one.classified.field) }))
        .filter(({ one, at }) => at !== '' || one.classified.classification.row !== null)
        .map(({ one, at }) => mapped(one, at)),
    unlisted: judged.reduce((sum, { isUnlisted }) => sum + Number(isUnlisted), 0),
    suppressed,
    mdmEntity: mdmEntityOf(fields),
  }
}

/** What is reported of a judged field, wherever it stands. */
interface Weighed {
  readonly one: JudgedField
  /** Null where nothing is. */
  readonly template: FindingTemplate | null
  readonly isUnlisted: boolean
}

function weigh(one: JudgedField, pathOf: (field: Field) => string, settings: Settings, engine: Engine): Weighed {
  const isUnlisted = isUnlistedDatum(one)
  const severity = one.row === null && !isUnlisted ? null : reportedSeverity(one, settings)
  if (severity === null) return { one, template: null, isUnlisted }
  return {
    one,
    template: templateOf(one, { path: pathOf(one.classified.field), severity }, settings, engine),
    isUnlisted,
  }
}

/** Judges one classified field. */
export function judgeOne(
  classified: ClassifiedField,
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
    return { classified, row: null, verdict: 'unlisted', condition: null, count, empty }
  }
  // Most rows ask for no fact, and fields are many.
  const asked = dependsOnFacts(row) ? factCounts(field, facts) : []
  const counts = asked.filter(one => !isTakenBack(field, one.facts))
  const known = { ...settings.facts, ...classification.facts }
  const { verdict, condition } = judgeField(row, settings.profile, counts, known)
  return { classified, row: row.id, verdict, condition, count, empty }
}

/** Occurrences that count: for a name in a value, those that its record does not take back; by value, the matching ones. */
function occurrences({ field, classification }: ClassifiedField, facts: FactSets): { count: number; empty: number } {
  const total = countOf(field, 'total')
  const isPlain = field.kind !== 'carried' && (classification.row === null || field.marks.size === 0)
  if (isPlain) return { count: total, empty: countOf(field, 'empty') }
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

/** What accepts a finding; null where nothing does. Everything that does is noted as used. */
function suppressionOf(
  finding: Finding,
  settings: Settings,
  comments: InlineAllows | null,
  used: Set<number>,
): Suppression | null {
  const comment = comments?.accepting(finding) ?? null
  const allows = allowsFor(settings.allow, finding.rule, finding.path)
  for (const index of allows) used.add(index)
  if (comment !== null) return { kind: 'inline', line: comment.line, column: comment.column }
  const entry = settings.allow[allows[0] ?? -1]
  if (entry === undefined) return null
  return { kind: 'config', reason: entry.reason, owner: entry.owner ?? null, expires: entry.expires ?? null }
}

/** Of a field that has a row, or that is unlisted: null where it is not reported. */
function reportedSeverity(judged: JudgedField, settings: Settings): Severity | null {
  const { classified, verdict, row, count, empty } = judged
  if (empty >= count && !settings.reportEmpty && classified.classification.role === 'data') return null
  const severity = severityOf(verdict, row ?? 'unlisted', settings)
  return severity === 'off' ? null : severity
}

/** Which field a finding is about, and how it counts. */
interface Reported {
  readonly path: string
  readonly severity: Severity
}

function templateOf(judged: JudgedField, at: Reported, settings: Settings, engine: Engine): FindingTemplate {
  const { classified, verdict, condition, count, empty } = judged
  const { classification } = classified
  return createTemplate({
    rule: judged.row ?? 'unlisted',
    verdict,
    severity: at.severity,
    confidence: classification.confidence ?? 'high',
    role: classification.role,
    evidence: classification.evidence,
    entity: classification.entity,
    path: at.path,
    count,
    empty,
    message: engine.texts.messageOf(judged, classification.role, settings.profile),
    condition,
    source: engine.texts.sourceOf(judged.row),
    advice: engine.texts.adviceOf(judged.row),
  })
}

/** A field that carries data which no row covers: a scalar, or an array of them, that is no setting. */
export function isUnlistedDatum({ classified, row, count, empty }: JudgedField): boolean {
  const { field, classification, isCovered } = classified
  if (row !== null || isCovered || classification.role !== 'data' || count === 0 || empty >= count) return false
  const named = field.kind === 'inner' && field.parent !== null ? field.parent : field
  const isNamed = named.kind === 'key' || named.kind === 'pair'
  return isNamed && !holdsDocumentsOnly(field) && carriesScalars(field)
}

function carriesScalars(field: Field): boolean {
  const element = field.others.get('element:*')
  return scalarsOf(field) > 0 || (element !== undefined && scalarsOf(element) > 0)
}

function scalarsOf(field: Field): number {
  return countOf(field, 'string') + countOf(field, 'number') + countOf(field, 'boolean')
}

function mapped({ classified, row, verdict, count, empty }: JudgedField, path: string): MappedField {
  const { role, confidence } = classified.classification
  return { path, row, role, verdict, confidence: row === null ? null : confidence, count, empty }
}

function mdmEntityOf(fields: readonly ClassifiedField[]): string | null {
  const first = fields.find(({ classification }) => classification.isMdm && classification.entity !== null)
  return first?.classification.entity ?? null
}

function isDetection(mark: number): boolean {
  return mark >= 16 && mark < 40
}
