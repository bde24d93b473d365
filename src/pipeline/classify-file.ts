import { classifyField } from '../classify/classify-field.ts'
import { reaches } from '../classify/confidence.ts'
import { type Context, contextOfFile, type Contexts, createContexts } from '../classify/context.ts'
import { declarationOf } from '../classify/declarations.ts'
import type { Knowledge } from '../classify/knowledge.ts'
import type { Classification } from '../model/classification.ts'
import { countOf, type Field, fieldsBelow } from '../model/field.ts'
import type { Format } from '../model/format.ts'
import { remember } from '../model/remember.ts'
import { contentOf, isLeaf, knownLeaves } from './known-leaves.ts'
import { evidenceOf, holdsDocumentsOnly } from './marks.ts'
import { namesReadColumn } from './table-columns.ts'

/** A field and what it is. */
export interface ClassifiedField {
  readonly field: Field
  readonly classification: Classification
  /** True where an object around it is a row as a whole, or it is an element or a part of what was classified. */
  readonly isCovered: boolean
}

/** The fields of a file that has been read. */
export interface FieldsOfFile {
  readonly root: Field
  /** Null where nothing could be read. */
  readonly format: Format | null
  /** Every field that occurs, in the order of `fieldsBelow`, where that is known. */
  readonly inOrder?: readonly Field[] | null
}

/** What a field is, and whether what is below it needs no classification of its own. */
interface Told {
  readonly classified: ClassifiedField
  readonly covers: boolean
}

/**
 * Classifies every field of a file, once, after it has been read. Parents come before their children. What a field is follows from
 * its name, those of the fields around it, their counts, and what the name of the file says: so files of one shape are told the same.
 */
export function classifyFile(file: FieldsOfFile, path: string, knowledge: Knowledge): readonly ClassifiedField[] {
  const fields = file.inOrder ?? fieldsBelow(file.root)
  const ofFile = sameContext(contextOfFile({ path, format: file.format }, fields[0] ?? file.root, knowledge), knowledge)
  const ofAll = createContexts(ofFile, knowledge)
  const covered = new Set<Field>()
  const classified = fields.map(field => {
    const isCovered = field.parent !== null && covered.has(field.parent)
    const told = remember(field, isCovered ? 'what is below a row' : 'what it is', ofFile, (isKept): Told => {
      const contexts = isKept ? createContexts(ofFile, knowledge) : ofAll
      const one = classifyOne(field, isCovered, contexts, knowledge)
      return { classified: one, covers: isCovered || coversBelow(one) }
    })
    if (told.covers) covered.add(field)
    return told.classified
  })
  return withoutDoubles(classified)
}

/** Contexts of files that differ, by all they say. */
const contextsOfFiles = new WeakMap<Knowledge, Map<string, Context>>()
const maxContexts = 1_000

/** One context for all files whose names say the same. */
function sameContext(context: Context, knowledge: Knowledge): Context {
  const known = contextsOfFiles.get(knowledge) ?? new Map<string, Context>()
  contextsOfFiles.set(knowledge, known)
  const { chain, isTelemetry, isUntyped } = context
  const content = chain.length === 0 ? `${isTelemetry} ${isUntyped}` : contentOf(context)
  const met = known.get(content)
  if (met === undefined && known.size < maxContexts) known.set(content, context)
  return met ?? context
}

function classifyOne(field: Field, isCovered: boolean, contexts: Contexts, knowledge: Knowledge): ClassifiedField {
  const { leaf, context } = contexts.ofField(field)
  if (isCovered && field.kind !== 'carried') return { field, classification: coveredBy(context), isCovered: true }
  if (holdsDocumentsOnly(field)) return { field, classification: asBox(context), isCovered: false }
  const classification = isLeaf(field)
    ? knownLeaves(knowledge).classify(field, leaf, context, contexts)
    : classifyField({ field: asRead(field), leaf, context, values: evidenceOf(field) }, contexts, knowledge)
  return { field, classification, isCovered: false }
}

/** A field as classification reads it: a document inside a value stands for what holds it. */
export function asRead(field: Field): Field {
  const { kind, parent } = field
  if (kind !== 'inner' || parent === null || parent.kind === 'root') return field
  const descriptors = { kind: parent.kind, segment: parent.segment, parent: parent.parent }
  return Object.create(
    field,
    Object.fromEntries(Object.entries(descriptors).map(([key, value]) => [key, { value }])),
  ) as Field
}

/** Of values that are documents, the fields inside say what they are. */
function asBox(context: Context): Classification {
  return { ...coveredBy(context), role: 'data' }
}

/** What an array of scalars is, its elements are; what a schema says of a property is no field. */
function coversBelow({ field, classification }: ClassifiedField): boolean {
  const { confidence, isWhole } = classification
  // A guess covers nothing: what is inside may be surer.
  const isSure = confidence !== null && reaches(confidence, 'medium')
  return (isSure && (isWhole || holdsScalars(field))) || declarationOf(field) !== null
}

/** Whether an array holds nothing but scalars. Those that hold documents, as URLs with queries do, have fields of their own. */
function holdsScalars(field: Field): boolean {
  const element = field.others.get('element:*')
  if (element === undefined || element.others.has('inner:!')) return false
  return countOf(element, 'object') + countOf(element, 'array') === 0
}

function coveredBy(context: Context): Classification {
  return {
    row: null,
    role: 'setting',
    confidence: null,
    evidence: [],
    facts: context.facts,
    entity: context.entity,
    isWhole: false,
    isMdm: false,
    runnerUp: null,
  }
}

/**
 * Takes the row off a container whose members are told apart, since what is inside is reported, not the box around it; and off
 * the name of a column whose cells are.
 */
function withoutDoubles(fields: readonly ClassifiedField[]): readonly ClassifiedField[] {
  const holding = new Set<Field>()
  for (const { field, classification } of fields) {
    if (classification.row === null) continue
    for (let at = field.parent; at !== null && !holding.has(at); at = at.parent) holding.add(at)
  }
  return fields.map(classified => {
    const { field, classification } = classified
    const isBox =
      holding.has(field) && !classification.isWhole && countOf(field, 'object') + countOf(field, 'array') > 0
    const isDouble = isBox && classification.role === 'data' && !holdsScalars(field)
    if (!isDouble && (classification.row === null || !namesReadColumn(field))) return classified
    return remember(field, 'what it is without its row', classified, () => ({
      ...classified,
      classification: { ...classification, row: null, confidence: null, evidence: [] },
    }))
  })
}
