import { classifyField, type FieldView } from '../classify/classify-field.ts'
import { confidenceWithValues, isLoosePair, witnessesOf } from '../classify/confidence.ts'
import { contextOfFile, type Contexts, createContexts } from '../classify/context.ts'
import type { Candidate } from '../classify/find-names.ts'
import type { InlineAllows } from '../judge/inline-allow.ts'
import type { ByteSource } from '../model/byte-source.ts'
import type { Classification } from '../model/classification.ts'
import type { Fault } from '../model/fault.ts'
import { type Field, fieldsBelow, firstOf } from '../model/field.ts'
import type { ExplainedDecision, ExplainedSource, FieldExplanation } from '../model/field-explanation.ts'
import { createPaths } from '../model/path.ts'
import type { Settings } from '../model/settings.ts'
import { asRead, type ClassifiedField, classifyFile } from './classify-file.ts'
import type { Engine } from './engine.ts'
import { explainEvidence } from './explain-evidence.ts'
import { explainFacts } from './explain-facts.ts'
import { type AcceptedBefore, explainJudgement, findChanges, type Judging } from './explain-judgement.ts'
import { findMends, findMissing } from './explain-mend.ts'
import { explainRecords } from './explain-records.ts'
import { explainRules } from './explain-rules.ts'
import { explainValues } from './explain-values.ts'
import { createFactSets, type FactSets } from './fact-sets.ts'
import { findFields } from './find-field.ts'
import { createListener } from './listener.ts'
import { evidenceOf } from './marks.ts'
import { readComments } from './read-comments.ts'
import { documentIn } from './read-source.ts'

/** The fields of one file that a pointer means, explained as far as the file could be read. */
export interface ExplainedFile extends ExplainedSource {
  readonly fault: Fault | null
}

/** A field that somebody asks about. */
export interface AskedField {
  /** Its pointer, or its path as mamlint prints it. */
  readonly pointer: string
  /** Path of its document, as reports print it: that of the source where it is no archive. */
  readonly document: string
  /** The baseline of the run; null for none. */
  readonly accepted: AcceptedBefore | null
}

/** One file, read and classified. */
interface ReadFields {
  readonly file: string
  readonly comments: InlineAllows | null
  readonly accepted: AcceptedBefore | null
  readonly contexts: Contexts
  readonly facts: FactSets
  readonly classified: ReadonlyMap<Field, ClassifiedField>
  readonly settings: Settings
  readonly engine: Engine
}

/** Explains every field that a pointer means: one a record type. Reads and judges as `lintSource` does. */
export async function explainField(
  source: ByteSource,
  { pointer, document, accepted }: AskedField,
  settings: Settings,
  engine: Engine,
): Promise<ExplainedFile> {
  const { knowledge } = engine
  const facts = createFactSets()
  const { path, name, read: readBy } = await documentIn(source, settings.inputFormat, document)
  const wholeFile = await readBy(createListener(knowledge, facts, name, settings.maxDecodeDepth))
  const { root, format, fault } = wholeFile
  const { fields, folded, paths } = findFields(root, pointer, knowledge)
  if (fields.length === 0) return { path, explanations: [], asked: folded, paths, fault }
  // As for lint: what is packed in a source cannot be had from it a second time.
  const comments = path === source.name ? await readComments(source, wholeFile, settings, engine) : null
  const classified = new Map(classifyFile({ root, format }, name, knowledge).map(one => [one.field, one]))
  const contexts = createContexts(
    contextOfFile({ path: name, format }, fieldsBelow(root)[0] ?? root, knowledge),
    knowledge,
  )
  const read: ReadFields = { file: path, comments, accepted, contexts, facts, classified, settings, engine }
  const explanations = fields.flatMap(field => {
    const one = classified.get(field)
    return one === undefined ? [] : [explainOne(one, read)]
  })
  return { path, explanations, asked: folded, paths: [], fault }
}

function explainOne(classified: ClassifiedField, read: ReadFields): FieldExplanation {
  const { file, comments, accepted, contexts, facts, settings, engine } = read
  const { knowledge } = engine
  const { field, classification } = classified
  const pathOf = createPaths()
  const path = pathOf(field)
  const { leaf, context } = contexts.ofField(field)
  const view: FieldView = { field: asRead(field), leaf, context, values: evidenceOf(field) }
  // What the field would be by itself, before containers and their members were weighed against each other.
  const alone = classifyField(view, contexts, knowledge)
  const { considered, best, runnerUp, ownScope } = explainRules(view, isDeclared(alone), knowledge)
  const byName = alone.row === best?.row ? best : null
  const isBox = !classified.isCovered && classification.row === null && alone.row !== null
  const judging: Judging = { file, path, classified, facts, settings, engine, comments, accepted }
  const judgement = explainJudgement(judging, isBox)
  const decision: ExplainedDecision = {
    row: classification.row,
    role: classification.role,
    confidence: classification.confidence,
    confidenceBecause: classification.row === null ? [] : confidenceBecause(view, alone, byName, engine),
    evidence: classification.evidence,
    runnerUp: classification.row === null ? null : runnerUp,
    coveredBy: classified.isCovered ? coverOf(field, read, pathOf) : null,
    isBoxOf: isBox ? alone.row : null,
  }
  const records = explainRecords(view, ownScope, contexts, file, engine)
  // What stands inside a row as a whole, a switch and a permission are not read as a datum.
  const isOther = classification.role === 'switch' || classification.role === 'permission'
  const rules = classified.isCovered || isOther ? [] : considered
  const { entity } = classification
  const explained = { segment: field.segment, entity, words: leaf, records, rules, decision, judgement }
  return {
    file,
    path,
    kind: field.kind,
    segment: field.kind === 'dynamic' || field.kind === 'element' ? '*' : field.segment,
    entity,
    first: firstOf(field),
    values: explainValues(field, view.values, pathOf),
    words: { name: leaf, around: context.around },
    records,
    rules,
    evidence: classified.isCovered ? [] : explainEvidence(view, alone, contexts, knowledge),
    decision,
    facts: classified.isCovered ? [] : explainFacts(field, classification, byName?.match ?? null, facts, settings),
    judgement,
    changes: findChanges(judging),
    missing: findMissing(explained, engine),
    mend: findMends(explained, engine),
  }
}

function isDeclared({ role }: Classification): boolean {
  return role === 'declaration'
}

/** The object or list around a field that says it all. */
function coverOf(field: Field, read: ReadFields, pathOf: (field: Field) => string): ExplainedDecision['coveredBy'] {
  let at: Field | null = field
  while (at !== null && read.classified.get(at)?.isCovered === true) at = at.parent
  return at === null ? null : { path: pathOf(at), row: read.classified.get(at)?.classification.row ?? null }
}

/** What made the confidence, one sentence each. */
function confidenceBecause(
  view: FieldView,
  classification: Classification,
  best: Candidate | null,
  engine: Engine,
): readonly string[] {
  const { confidence, evidence, row } = classification
  const [kind] = evidence
  if (kind === 'permission' || kind === 'switch') return [`a ${kind} says it plainly`]
  if (kind === 'shape') return ['the rule says how much these members mean']
  if (kind === 'value')
    return [confidence === 'high' ? 'the values certify themselves' : 'the values may look so by chance']
  if (best === null || row === null) return ['the record declares its type']
  const said = `the name alone: ${best.confidence}`
  if (kind === 'declaration') {
    return confidence === best.confidence ? [said] : [said, 'a schema that does not seem to be about telemetry: low']
  }
  const witnesses = witnessesOf(view.field, view.context, row, engine.knowledge)
  const heard = confidenceWithValues(best.confidence, witnesses, view.values)
  const { detectors } = witnesses
  if (detectors.length === 0) {
    return heard.confidence === best.confidence ? [said] : [said, `words or numbers in pairs: ${heard.confidence}`]
  }
  const looks = detectors.join(' or ')
  if (heard.agrees) return [said, `values that look like ${looks}: ${heard.confidence}`]
  const isLoose = isLoosePair(view.field, view.context)
  const contrary = isLoose ? 'words or numbers in pairs' : 'dates, versions or answers'
  if (heard.confidence === best.confidence) return [said, `no value looks like ${looks}, which changes nothing here`]
  return [said, `no value looks like ${looks}, and half of them or more are ${contrary}: ${heard.confidence}`]
}
