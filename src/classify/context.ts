import { countOf, type Field } from '../model/field.ts'
import type { Facts } from '../model/facts.ts'
import { unicodeTest } from '../model/unicode.ts'
import type { CompiledGroups } from './name-patterns.ts'
import { isCatalogue, isCodeMap } from './keyed-tables.ts'
import type { NamedScope, NameSource, Scopes } from './scopes.ts'
import type { Words } from './words.ts'

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
  /** Where the innermost scope was read; null where there is none. */
  readonly told: NameSource | 'members' | null
}

const maxAround = 5
const maxChain = 6
/** Kinds that hold for everything inside a record of theirs. */
export const stickyKinds: ReadonlySet<string> = new Set(['policy', 'catalog', 'branding', 'declaration'])

/** Reads contexts of fields. */
export interface Contexts {
  /** What holds for the members of `container`. */
  inside(container: Field): Context
  /** Leaf words of a field, and the context with the leading parts of a dotted key taken in. */
  ofField(field: Field): { readonly leaf: readonly string[]; readonly context: Context }
}

/** Prepares the contexts of one file; `path` names it. Contexts rest on a complete trie. */
export function createContexts(path: string, words: Words, scopes: Scopes, groups: CompiledGroups): Contexts {
  const known = new Map<Field, Context>()
  const catalogues = new Map<Field, boolean>()
  const outermost = contextOfFile(path, words, scopes, groups)

  function inside(container: Field): Context {
    // Climbs with a list instead of recursion: nesting may be deep.
    const climb: Field[] = []
    let at: Field | null = container
    while (at !== null && !known.has(at)) {
      climb.push(at)
      at = at.parent
    }
    let context = at === null ? outermost : (known.get(at) ?? outermost)
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
    const within = field.kind === 'root' ? add(outer, scopes.fromOutline(field), 'members') : outer
    const named = parts.reduce((context, part) => enterName(words.of(part), context), within)
    const type = field.type ?? onlyOf(field.lateTypes)
    const typed = type === null ? named : enterType(type, named)
    if (typed.told === 'type') return typed
    if (isCodeMap(field)) return add(typed, scopes.named('code-map'), 'members')
    return isUntold(field, typed) ? enterMembers(field, typed) : typed
  }

  function enterName(name: readonly string[], outer: Context): Context {
    if (name.length === 0) return outer
    const isNeutral = groups.neutralContainers.has(name)
    const scope = isNeutral ? null : scopes.resolve(name, 'key', idsOf(outer))
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
    const members = [...field.members.values()].map(member => words.of(member.segment))
    return add(outer, scopes.fromMembers(members), 'members')
  }

  function ofField(field: Field): { leaf: readonly string[]; context: Context } {
    if (field.parent === null) return { leaf: [], context: outermost }
    if (field.kind === 'element') {
      const holder = ofField(field.parent)
      return { leaf: holder.leaf, context: holder.context }
    }
    const outer = inside(field.parent)
    if (field.kind === 'dynamic' || isId(field)) return { leaf: [], context: outer }
    if (field.kind === 'carried') return { leaf: words.of(field.segment), context: inside(field.parent) }
    const parts = nameParts(field.segment)
    const leading = parts.slice(0, -1)
    const context = leading.reduce((at, part) => enterName(words.of(part), at), outer)
    return { leaf: words.of(parts.at(-1) ?? ''), context }
  }

  return { inside, ofField }
}

/** Kinds that the name of a file may give to all it holds: a folder called `sdk` does not make its files a library's. */
const kindsOfFiles: ReadonlySet<string> = new Set([
  'data',
  'audit',
  'summary',
  'content',
  'policy',
  'branding',
  'declaration',
  'certificate',
  'component',
])
/** Scopes that the name of a folder may give. Folders have names of all kinds; only these say what their files hold. */
const scopesOfFolders: ReadonlySet<string> = new Set(['device-query', 'translation', 'declaration'])

function contextOfFile(path: string, words: Words, scopes: Scopes, groups: CompiledGroups): Context {
  const empty: Context = {
    chain: [],
    sticky: null,
    around: [],
    entity: null,
    facts: {},
    isTelemetry: false,
    told: null,
  }
  const [file = '', ...folders] = path.split('/').toReversed()
  const stem = file.replace(/\.[^.]*$/, '').replaceAll('.', ' ')
  const folder = folders.map(name => scopeOfFolder(words.of(name), scopes)).find(scope => scope !== null)
  const isTelemetry = words.of(stem).some(word => groups.telemetry.has(word))
  const outer = add({ ...empty, isTelemetry }, folder ?? null, 'file')
  const own = scopes.resolve(words.of(stem), 'file', idsOf(outer))
  return own !== null && kindsOfFiles.has(own.scope.kind) ? add(outer, own, 'file') : outer
}

/** A folder called `schemas` holds schemas; one called `elastic-common-schema` holds what follows it. */
function scopeOfFolder(name: readonly string[], scopes: Scopes): NamedScope | null {
  const scope = scopes.resolve(name, 'file', [])
  if (scope === null || !scopesOfFolders.has(scope.id)) return null
  return scope.id === 'declaration' && scope.words < name.length ? null : scope
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
  return !isNamed && countOf(field, 'object') > 0 && field.members.size > 2
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
