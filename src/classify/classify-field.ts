import type { Classification } from '../model/classification.ts'
import type { DetectorName } from '../model/detector.ts'
import type { ValueEvidence } from '../model/value-evidence.ts'
import { countOf, type Field, namedMembersOf } from '../model/field.ts'
import type { Evidence, Role } from '../model/verdict.ts'
import { acceptsScope } from './accepts.ts'
import { confidenceWithValues, witnessesOf } from './confidence.ts'
import type { Context, Contexts } from './context.ts'
import { declarationOf } from './declarations.ts'
import { type Candidate, findNames, type NameContext } from './find-names.ts'
import type { Knowledge } from './knowledge.ts'
import { matchShape } from './shapes.ts'
import { switchOf, switchOfEntry } from './switches.ts'
import { typesFit } from './types-fit.ts'

/** What is known of one field when it is classified: everything, since its file has been read. */
export interface FieldView {
  readonly field: Field
  readonly leaf: readonly string[]
  readonly context: Context
  readonly values: ValueEvidence
}

/** Decides what a field is. Pure; may run again when the field's context has grown. */
export function classifyField(view: FieldView, contexts: Contexts, knowledge: Knowledge): Classification {
  const { field } = view
  if (field.segment.startsWith('@') || field.segment.includes('@odata.')) return unlisted(view, 'setting')
  return (
    classifyCarried(view, knowledge) ??
    classifyPermissionKey(view, knowledge) ??
    classifyDeclared(view, knowledge) ??
    classifySwitch(view, knowledge) ??
    classifyWhole(view, contexts, knowledge) ??
    classifyByName(view, knowledge) ??
    classifyByShape(view, contexts, knowledge) ??
    classifyByValue(view, knowledge) ??
    unlisted(view, roleWithoutRow(view))
  )
}

function found(
  view: FieldView,
  row: string,
  parts: Pick<Classification, 'role' | 'confidence' | 'evidence'> & Partial<Classification>,
): Classification {
  const { context } = view
  return {
    facts: context.facts,
    entity: context.entity,
    isWhole: false,
    isMdm: context.chain[0]?.scope.mdm === true,
    runnerUp: null,
    ...parts,
    row,
  }
}

function unlisted(view: FieldView, role: Role): Classification {
  const { facts, entity, chain } = view.context
  const isMdm = chain[0]?.scope.mdm === true
  return { row: null, role, confidence: null, evidence: [], facts, entity, isWhole: false, isMdm, runnerUp: null }
}

/** Inside policies, catalogues and branding what is no row is a setting; everywhere else it is data of no row. */
function roleWithoutRow(view: FieldView): Role {
  return view.context.sticky === null ? 'data' : 'setting'
}

function classifyCarried(view: FieldView, knowledge: Knowledge): Classification | null {
  if (view.field.kind !== 'carried') return null
  const row = knowledge.permissionRow(view.field.segment)
  if (row !== null) return found(view, row, { role: 'permission', confidence: 'high', evidence: ['permission'] })
  const switched = switchOfEntry(view, knowledge)
  if (switched !== null) return found(view, switched, { role: 'switch', confidence: 'high', evidence: ['switch'] })
  const declared = bestDeclared(view, knowledge)
  return declared === null
    ? unlisted(view, 'declaration')
    : found(view, declared.row, { role: 'declaration', confidence: declared.confidence, evidence: ['declaration'] })
}

function classifyPermissionKey(view: FieldView, knowledge: Knowledge): Classification | null {
  const row = view.field.kind === 'key' ? knowledge.permissionRow(view.field.segment) : null
  if (row === null || view.context.sticky?.scope.kind === 'policy') return null
  return found(view, row, { role: 'permission', confidence: 'high', evidence: ['permission'] })
}

function classifyDeclared(view: FieldView, knowledge: Knowledge): Classification | null {
  const declaration = declarationOf(view.field)
  if (declaration === null) return null
  const best = bestDeclared(view, knowledge)
  if (best === null) return unlisted(view, 'declaration')
  const isAbout =
    declaration === 'metric' ||
    (declaration === 'schema' && (view.context.isTelemetry || isSpecific(view, best, knowledge)))
  const confidence = isAbout ? best.confidence : 'low'
  return found(view, best.row, { role: 'declaration', confidence, evidence: ['declaration'] })
}

/** Last words of names that are collections of content, whatever they are part of. */
const collections: ReadonlySet<string> = new Set(['log', 'history', 'book', 'list', 'library', 'roll'])

/**
 * Whether a declared name says itself what it is, so that a schema that is about anything may be asked: a device identifier
 * that means the same everywhere (`imei`), or content in the plural (`callLog`, `smsMessages`; an `smsMessage` is a text).
 */
function isSpecific(view: FieldView, { match, confidence, row }: Candidate, knowledge: Knowledge): boolean {
  if (confidence !== 'high') return false
  const isIdentifier = match.compiled.pattern.before?.includes('*') === true && /^(hardware|device)-/.test(row)
  const isMany = knowledge.words.isPlural(view.field.segment) || collections.has(view.leaf.at(-1) ?? '')
  return isIdentifier || (knowledge.rows.get(row)?.mam === 'never' && match.inLeaf > 1 && isMany)
}

/** The row that a declared name stands for. */
function bestDeclared(view: FieldView, knowledge: Knowledge): Candidate | null {
  return findNames(nameContext(asDeclared(view), knowledge), knowledge)[0] ?? null
}

/** A declared name as it is read: a schema around it is what declares, not what it is about. */
export function asDeclared(view: FieldView): FieldView {
  const { context } = view
  const chain = context.chain.filter(scope => scope.scope.kind !== 'declaration')
  const sticky = context.sticky?.scope.kind === 'declaration' ? null : context.sticky
  return { ...view, context: { ...context, chain, sticky } }
}

function classifySwitch(view: FieldView, knowledge: Knowledge): Classification | null {
  const row = switchOf(view, knowledge)
  if (row === null) return null
  const isOn = countOf(view.field, 'true') > 0
  return isOn
    ? found(view, row, { role: 'switch', confidence: 'high', evidence: ['switch'] })
    : unlisted(view, 'switch')
}

/** An object that is a row as a whole, because of the type it declares. */
function classifyWhole(view: FieldView, contexts: Contexts, knowledge: Knowledge): Classification | null {
  const { field } = view
  if (countOf(field, 'object') === 0 || !isRecord(field) || view.context.sticky?.scope.kind === 'declaration')
    return null
  const inside = contexts.inside(field)
  const own = inside.chain[0]
  const row = own === undefined ? undefined : knowledge.wholes.get(own.id)
  if (own === undefined || row === undefined || inside.told !== 'type') return null
  const ownView = { ...view, context: inside }
  return found(ownView, row, { role: 'data', confidence: 'high', evidence: ['name'], isWhole: true })
}

/** Whether an object is a record itself, and not the envelope around records that its context names. */
function isRecord(field: Field): boolean {
  const isEnvelope = field.kind === 'root' && field.members.has('value')
  const isOfEnvelope = field.kind === 'element' || field.segment === 'value' || field.kind === 'root'
  return !isEnvelope && (field.type !== null || isOfEnvelope)
}

/** Name and siblings of a field, as patterns are held against them. */
export function nameContext(view: FieldView, knowledge: Knowledge): NameContext {
  const { field, leaf, context } = view
  const wordsOf = (member: Field): string => knowledge.words.of(member.segment).join(' ')
  return {
    name: { leaf, around: context.around },
    isPlural: knowledge.words.isPlural(field.segment),
    context,
    siblings: () => new Set(field.parent === null ? [] : namedMembersOf(field.parent).map(wordsOf)),
  }
}

function classifyByName(view: FieldView, knowledge: Knowledge): Classification | null {
  const { field, leaf, context } = view
  // The id of an entry in a catalogue is no name.
  if (leaf.length === 0) return null
  if (field.kind === 'element' || field.kind === 'dynamic' || field.kind === 'root') return null
  const candidates = findNames(nameContext(view, knowledge), knowledge).filter(
    candidate => typesFit(field, context, candidate, knowledge) && !isLooseAbbreviation(view, candidate),
  )
  const [best, second] = candidates
  if (best === undefined) return null
  const witnesses = witnessesOf(field, context, best.row, knowledge)
  const { confidence, agrees } = confidenceWithValues(best.confidence, witnesses, view.values)
  const evidence: readonly Evidence[] = agrees ? ['name', 'value'] : ['name']
  const ownFacts = best.match.ownScope?.facts ?? {}
  const facts = { ...view.context.facts, ...ownFacts, ...best.match.compiled.pattern.facts }
  const isMdm = (best.match.ownScope ?? view.context.chain[0])?.scope.mdm === true
  const isWhole = countOf(field, 'object') + countOf(field, 'array') > 0 && isWholeRow(best.row, knowledge)
  return found(view, best.row, {
    role: 'data',
    confidence,
    evidence,
    facts,
    isMdm,
    isWhole,
    runnerUp: second?.row ?? null,
  })
}

/** Longest spelling that is an abbreviation, in UTF-16 units. */
const longestAbbreviation = 4

/** `long` or `tel` over an object is a word of some other language. */
function isLooseAbbreviation({ field, leaf }: FieldView, candidate: Candidate): boolean {
  const isShort = field.segment.length <= longestAbbreviation && leaf.join('') !== field.segment.toLowerCase()
  const isBox = countOf(field, 'object') > 0
  return isShort && isBox && candidate.match.inAround === 0
}

/** Rows that are flagged once, at the container: what is never collected, and what admins create. */
function isWholeRow(row: string, knowledge: Knowledge): boolean {
  return knowledge.rows.get(row)?.mam === 'never' || row.startsWith('admin-created/')
}

function classifyByShape(view: FieldView, contexts: Contexts, knowledge: Knowledge): Classification | null {
  if (countOf(view.field, 'object') === 0) return null
  const inside = contexts.inside(view.field)
  if (inside.sticky !== null || isPersonScope(inside)) return null
  const shape = matchShape(view.field, knowledge.shapes, knowledge.words)
  if (shape === null) return null
  return found(view, shape.rule.id, {
    role: 'data',
    confidence: shape.pattern.confidence ?? 'medium',
    evidence: ['shape'],
    isWhole: isWholeRow(shape.rule.id, knowledge),
  })
}

/** Records about one known person look like a contact, and are none. */
function isPersonScope(context: Context): boolean {
  return ['user', 'admin', 'tenant', 'support-case', 'store-account'].includes(context.chain[0]?.id ?? '')
}

/** A row that values alone speak for: strong ones under any key, weak ones under a key that says nothing else. */
function classifyByValue(view: FieldView, knowledge: Knowledge): Classification | null {
  // A value that certifies itself is one in a log or request too.
  const pattern = view.values.strong.size > 0 ? { before: ['*'] } : {}
  if (!acceptsScope(pattern, view.context, null) || isPersonScope(view.context)) return null
  const { groups } = knowledge
  const isNeutral = groups.neutralNames.coversAll(view.leaf, 0, view.leaf.length)
  const detector = mostFrequent(view.values.strong) ?? (isNeutral ? mostFrequent(view.values.weak) : null)
  const row = detector === null ? undefined : knowledge.detectors.get(detector)
  if (detector === null || row === undefined) return null
  const confidence = view.values.strong.has(detector) ? 'high' : 'medium'
  return found(view, row, { role: 'data', confidence, evidence: ['value'] })
}

function mostFrequent(counts: ReadonlyMap<DetectorName, number>): DetectorName | null {
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null
}
