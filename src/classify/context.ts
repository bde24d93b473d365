import { countOf, type Field, innerOf, isUnnamedPart, namedMembersOf } from '../model/field.ts'
import type { Facts } from '../model/facts.ts'
import type { Format } from '../model/format.ts'
import { unicodeTest } from '../model/unicode.ts'
import { type FileReading, namesOfFile } from './file-context.ts'
import { isChoiceList } from './choices.ts'
import { isCatalogue, isCodeMap } from './keyed-tables.ts'
import { type NamedScope, type NameSource, stickyKinds } from './scopes.ts'

/** Everything around a field that its name is read against. */
export interface Context {
  /** Scopes of the records around, the innermost first. */
  readonly chain: readonly NamedScope[]
  /** Innermost scope whose kind holds for everything inside: policies, catalogues, branding, declarations. */
  readonly sticky: NamedScope | null
  /** Words of the containers around that say something, outermost first; at most `maxAround`. */
  readonly around: readonly string[]
  /** Type that the nearest typed record declares, as written. */
  readonly entity: string | null
  /** Facts that follow from what the records are. */
  readonly facts: Facts
  /** True where the name of the file says that it is about telemetry. */
  readonly isTelemetry: boolean
  /** True where values have no types but what their text looks like, as in CSV and XML: a number may be meant as a text. */
  readonly isUntyped: boolean
  /** Where the innermost scope was read; null where there is none. */
  readonly told: NameSource | 'members' | null
}

const maxAround = 5
const maxChain = 6

const nothing: Context = {
  chain: [],
  sticky: null,
  around: [],
  entity: null,
  facts: {},
  isTelemetry: false,
  isUntyped: false,
  told: null,
}

/** Formats whose values have no types. */
const untyped: ReadonlySet<Format | null> = new Set(['csv', 'tsv', 'xml'])

/** A file by its name, and by what it turned out to be. */
export interface FileKind {
  readonly path: string
  readonly format: Format | null
}

/** Reads contexts of fields. */
export interface Contexts {
  /** What holds for the members of `container`. */
  inside(container: Field): Context
  /** Leaf words of a field, and the context with the leading parts of a dotted key taken in. */
  ofField(field: Field): { readonly leaf: readonly string[]; readonly context: Context }
}

/**
 * What a file says, by its name and its format, of everything in it.
 *
 * @param first The first field of the file's complete trie that occurs.
 */
export function contextOfFile({ path, format }: FileKind, first: Field, reading: FileReading): Context {
  const names = namesOfFile(path, first, reading)
  const start = { ...nothing, isTelemetry: names.isTelemetry, isUntyped: untyped.has(format) }
  return names.scopes.reduce((context: Context, scope) => add(context, scope, 'file'), start)
}

/** Prepares the contexts of one file, of which `ofFile` holds as a whole. Contexts rest on a complete trie. */
export function createContexts(ofFile: Context, { words, scopes, groups }: FileReading): Contexts {
  const known = new Map<Field, Context>()
  const catalogues = new Map<Field, boolean>()
  const holders = new Map<Field, Field>()

  function inside(container: Field): Context {
    // Climbs with a list instead of recursion: nesting may be deep.
    const climb: Field[] = []
    let at = container
    while (!known.has(at) && at.parent !== null) {
      climb.push(at)
      at = at.parent
    }
    if (!known.has(at)) climb.push(at)
    let context = known.get(at) ?? ofFile
    for (const next of climb.toReversed()) {
      context = enter(next, context)
      known.set(next, context)
    }
    return context
  }

  /** Whether a key is the id of an entry in a catalogue: it says nothing of what the entry is. */
  function isId({ kind, parent }: Field): boolean {
    if (kind !== 'key' || parent === null) return false
    const isOfCatalogue = catalogues.get(parent) ?? isCatalogue(parent, words, groups)
    catalogues.set(parent, isOfCatalogue)
    return isOfCatalogue
  }

  function enter(field: Field, outer: Context): Context {
    const isNamed = (field.kind === 'key' && !isId(field)) || field.kind === 'pair'
    const parts = isNamed ? nameParts(field.segment) : []
    const isDocument = field.kind === 'root' || field.kind === 'inner'
    const within = isDocument ? add(outer, scopes.fromOutline(field), 'members') : outer
    const named = parts.reduce((context, part) => enterName(part, context, holdsArrays(field)), within)
    const type = field.type ?? onlyOf(field.lateTypes)
    const typed = type === null ? named : enterType(type, named)
    if (typed.told === 'type') return typed
    if (isChoiceList(field, words, groups)) return add(typed, scopes.named('choice'), 'members')
    if (isCodeMap(field)) return add(typed, scopes.named('code-map'), 'members')
    return isUntold(field, typed) ? enterMembers(field, typed) : typed
  }

  function enterName(part: string, outer: Context, isList: boolean): Context {
    const name = words.of(part)
    if (name.length === 0) return outer
    const isNeutral = groups.neutralContainers.has(name)
    const scope = isNeutral
      ? null
      : scopes.resolveWhole(name, 'key', idsOf(outer), () => words.isPlural(part) || (isList && name.length === 1))
    const around = isNeutral ? outer.around : [...outer.around, ...name].slice(-maxAround)
    return add({ ...outer, around }, scope, 'key')
  }

  function enterType(type: string, outer: Context): Context {
    const scope = scopes.resolve(words.of(type), 'type', idsOf(outer))
    // An entry of an audit log names the type of what was acted on; it is none of that.
    const isActedOn = outer.chain.some(one => one.scope.kind === 'audit') && scope?.scope.kind !== 'audit'
    return isActedOn ? outer : add({ ...outer, entity: type }, scope, 'type')
  }

  function enterMembers(field: Field, outer: Context): Context {
    const members = namedMembersOf(field).map(member => words.of(member.segment))
    return add(outer, scopes.fromMembers(members), 'members')
  }

  /** The field whose array, array of arrays or value a field is a part of; itself where it is none. */
  function holderOf(field: Field): Field {
    const climb: Field[] = []
    let at = field
    while (isUnnamedPart(at) && at.parent !== null && !holders.has(at)) {
      climb.push(at)
      at = at.parent
    }
    const holder = holders.get(at) ?? at
    for (const next of climb) holders.set(next, holder)
    return holder
  }

  function ofField(element: Field): { leaf: readonly string[]; context: Context } {
    const field = holderOf(element)
    if (field.parent === null) return { leaf: [], context: ofFile }
    const outer = inside(field.parent)
    if (field.kind === 'dynamic' || isId(field)) return { leaf: [], context: outer }
    if (field.kind === 'carried') return { leaf: words.of(field.segment), context: inside(field.parent) }
    const parts = nameParts(field.segment)
    const leading = parts.slice(0, -1)
    const context = leading.reduce((at, part) => enterName(part, at, false), outer)
    return { leaf: words.of(parts.at(-1) ?? ''), context }
  }

  return { inside, ofField }
}

/** Whether the values of a field, or the documents in them, are arrays. */
function holdsArrays(field: Field): boolean {
  const inner = innerOf(field)
  return countOf(field, 'array') + (inner === null ? 0 : countOf(inner, 'array')) > 0
}

function add(outer: Context, scope: NamedScope | null, told: Context['told']): Context {
  if (scope === null) return outer
  return {
    ...outer,
    chain: [scope, ...outer.chain].slice(0, maxChain),
    sticky: stickyKinds.has(scope.scope.kind) ? scope : outer.sticky,
    facts: { ...outer.facts, ...scope.facts },
    told,
  }
}

function idsOf(context: Context): readonly string[] {
  return context.chain.map(scope => scope.id)
}

/** Whether nothing says what a record is, but for one word in the name of its file: then its members may tell. */
function isUntold(field: Field, context: Context): boolean {
  const isNamed = context.told !== null && (context.told !== 'file' || (context.chain[0]?.words ?? 0) > 1)
  return !isNamed && namedMembersOf(field).length > 2
}

function onlyOf(types: ReadonlySet<string>): string | null {
  const [only, ...more] = types
  return only === undefined || more.length > 0 ? null : only
}

const isDotted = unicodeTest(/^[\w$-]+(\.[\w$-]+)+$/, String.raw`^[\p{L}\p{N}_$-]+(\.[\p{L}\p{N}_$-]+)+$`, 'u')

/** Parts of a dotted key: `device.model.name` stands for nested objects. Other keys are one part. */
export function nameParts(key: string): readonly string[] {
  return key.includes('.') && isDotted(key) ? key.split('.') : [key]
}
