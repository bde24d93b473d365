import { nameParts } from '../classify/context.ts'
import { findNames } from '../classify/find-names.ts'
import type { Knowledge } from '../classify/knowledge.ts'
import { switchInList } from '../classify/switches.ts'
import { type Field, isUnnamedPart, namedBy } from '../model/field.ts'
import { unicodeTest } from '../model/unicode.ts'
import { createTraits, type NameTraits } from './name-traits.ts'
import { namesInQuery } from './query-names.ts'

/** Reads the names that stand in values: permissions, and fields that a list asks for. */
export interface Carrier {
  /** Notes a new field; answers whether its values may be, or hold, names: whatever they look like, or as queries. */
  mayCarry(field: Field): 'always' | 'as-query' | 'never'
  namesIn(field: Field, text: string): readonly string[]
}

/** Texts longer than this are no list of names, in UTF-16 units. */
const maxText = 10_000
const maxPermission = 120
/** Prefixes of ids that mean the same wherever they stand; other ids count only under a key that speaks of kinds. */
const ownPrefixes: readonly string[] = ['android.permission.', 'com.', 'NSPrivacyCollectedDataType', 'PSL_']

/** Prepares the reading of names in values. */
export function createCarrier(knowledge: Knowledge): Carrier {
  const traitsOf = createTraits(knowledge)
  const declaring = new Set<Field>()
  const refusing = new Set<Field>()
  const querying = new Set<Field>()
  /** Fields whose values list what is turned on, with the words of the list's name. */
  const switching = new Map<Field, readonly string[]>()
  const cache = new Map<string, boolean>()

  function isRowName(name: string): boolean {
    const known = cache.get(name)
    if (known !== undefined) return known
    const answer = standsForRow(name, knowledge)
    if (cache.size < 20_000) cache.set(name, answer)
    return answer
  }

  function isPermission(field: Field, text: string): boolean {
    if (knowledge.permissionRow(text) === null) return false
    return ownPrefixes.some(prefix => text.startsWith(prefix)) || speaksOfKinds(field, traitsOf)
  }

  return {
    mayCarry: field => {
      const outer = field.parent
      const traits = field.kind === 'key' ? traitsOf(field.segment) : null
      const list = isUnnamedPart(field) ? outer !== null && switching.get(outer) : listOf(field, traitsOf)
      if (list) switching.set(field, list)
      if (traits?.isQuery === true) querying.add(field)
      if (isGuard(field)) refusing.add(field)
      if (traits?.lists === 'excluded' || (outer !== null && refusing.has(outer))) refusing.add(field)
      else if (traits?.lists === 'declared' || namesAttribute(field)) declaring.add(field)
      else if (isUnnamedPart(field) && outer !== null && declaring.has(outer)) declaring.add(field)
      if (refusing.has(field)) return 'never'
      const isList = switching.has(field) || listsNames(field, declaring) || speaksOfKinds(field, traitsOf)
      if (isList) return 'always'
      return querying.has(field) ? 'as-query' : 'never'
    },
    namesIn: (field, text) => {
      if (text.length < 2 || text.length > maxText) return []
      if (refusing.has(field)) return []
      if (text.length <= maxPermission && isPermission(field, text)) return [text]
      if (querying.has(field)) return namesInQuery(text).filter(isRowName)
      const list = switching.get(field)
      if (list !== undefined) return entriesOf(text).filter(entry => isSwitch(list, entry, knowledge))
      return listsNames(field, declaring) ? entriesOf(text).filter(isRowName) : []
    },
  }
}

/** Attributes of an app's components in Android's manifest that name what whoever calls them must be allowed to. */
const guards: ReadonlySet<string> = new Set(['permission', 'readPermission', 'writePermission'])

/** Whether a field guards a component of an app: that asks nothing of the device. */
function isGuard({ kind, segment, parent }: Field): boolean {
  if (kind !== 'key' || !guards.has(segment)) return false
  const chain: string[] = []
  for (let at = parent; at !== null; at = at.parent) if (at.kind === 'key') chain.unshift(at.segment)
  return chain[0] === 'manifest' && chain[1] === 'application'
}

/** Words of a list's name whose entries turn collection on; null for any other field. */
function listOf(field: Field, traitsOf: (key: string) => NameTraits): readonly string[] | null {
  if (field.kind !== 'key' && field.kind !== 'pair') return null
  const { words, isSwitchList } = traitsOf(field.segment)
  return isSwitchList ? words : null
}

function entriesOf(text: string): readonly string[] {
  return [...new Set(text.split(',').map(part => part.trim()))]
}

function isSwitch(list: readonly string[], entry: string, knowledge: Knowledge): boolean {
  return /^[a-z]{2,20}$/.test(entry) && switchInList(list, knowledge.words.of(entry), knowledge) !== null
}

/** Whether the key says that its values are kinds of data or of activity, as in data sets and audit logs. */
function speaksOfKinds(field: Field, traitsOf: (key: string) => NameTraits): boolean {
  const named = field.kind === 'element' && field.parent !== null ? field.parent : field
  return traitsOf((named.kind === 'inner' ? namedBy(named) : named).segment).speaksOfKinds
}

/**
 * Places of OpenTelemetry's configuration whose values name attributes, the innermost step first: attributes that a processor
 * of the Collector adds, attributes that a registry of conventions declares.
 */
const attributeNames: readonly (readonly string[])[] = [
  ['key', 'actions', 'attributes', 'processors'],
  ['key', 'attributes', 'resource', 'processors'],
  ['id', 'attributes', 'groups'],
]

/** Whether a field names an attribute of OpenTelemetry. A processor may have a name of its own: `attributes/phone`. */
function namesAttribute(field: Field): boolean {
  if (field.segment !== 'key' && field.segment !== 'id') return false
  const chain: string[] = []
  for (let at: Field | null = field; at !== null; at = at.parent) {
    if (at.kind === 'key') chain.push(at.segment.replace(/\/.*/, ''))
  }
  return attributeNames.some(place => place.length === chain.length && place.every((step, at) => chain[at] === step))
}

/** A list of names itself, or the `name` of an entry in a list of fields: `fields: [{ name, type }]`. */
function listsNames(field: Field, declaring: ReadonlySet<Field>): boolean {
  if (declaring.has(field)) return true
  return (
    field.kind === 'key' &&
    field.segment.toLowerCase() === 'name' &&
    field.parent !== null &&
    declaring.has(field.parent)
  )
}

const looksLikeName = unicodeTest(/^[A-Za-z][A-Za-z\d _./-]*$/, String.raw`^[\p{L}][\p{L}\p{N} _./-]*$`, 'u')

/** Only names made of known words that stand for a row: nothing else of a value is ever repeated. */
function standsForRow(name: string, knowledge: Knowledge): boolean {
  if (!looksLikeName(name) || name.length > maxPermission) return false
  // A name has a digit or two; a number is a datum, whatever word stands before it.
  if (/\d.*\d.*\d/.test(name)) return false
  const parts = nameParts(name)
  const around = parts.slice(0, -1).flatMap(part => knowledge.words.of(part))
  const leaf = knowledge.words.of(parts.at(-1) ?? '')
  if (leaf.length === 0 || ![...around, ...leaf].every(word => knowledge.words.isKnown(word))) return false
  const context = {
    chain: [],
    sticky: null,
    around,
    entity: null,
    facts: {},
    isTelemetry: false,
    isUntyped: false,
    told: null,
  }
  return findNames(
    { name: { leaf, around }, isPlural: knowledge.words.isPlural(name), context, siblings: () => new Set() },
    knowledge,
  ).some(candidate => candidate.match.compiled.words.length > 0)
}
