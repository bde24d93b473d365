import { countOf, type Field, fieldsBelow, innerOf } from '../model/field.ts'
import type { CompiledGroups } from './name-patterns.ts'
import type { NamedScope, Scopes } from './scopes.ts'
import type { Words } from './words.ts'

/** What names are read with. */
export interface FileReading {
  readonly words: Words
  readonly scopes: Scopes
  readonly groups: CompiledGroups
}

/** Kinds that the name of a file may suggest: `sdk.json` says nothing of what it holds. */
const kindsOfFiles: ReadonlySet<string> = new Set([
  'data',
  'audit',
  'summary',
  'content',
  'policy',
  'branding',
  'certificate',
  'component',
])
/** Scopes that the name of a folder may suggest. Folders have names of all kinds; only these say what their files hold. */
const scopesOfFolders: ReadonlySet<string> = new Set(['device-query', 'translation'])

/** Most fields that are looked at to tell whether a file is what its name says. */
const maxLooked = 400

/** What the path of a file says of all it holds. */
export interface FileNames {
  /** Scopes that the document bears out, the outermost first. */
  readonly scopes: readonly NamedScope[]
  /** True where the name of the file says that it is about telemetry. */
  readonly isTelemetry: boolean
}

/**
 * What the path of a file says of its records. A path only suggests: what would make them no data about anybody, or an
 * answer of device query, must show in the document too.
 *
 * @param root Root of the file's complete trie.
 */
export function namesOfFile(path: string, root: Field, reading: FileReading): FileNames {
  const { words, scopes, groups } = reading
  const end = path.lastIndexOf('/')
  const file = path.slice(end + 1)
  const title = withoutNumbers(file.replace(/\.[^.]*$/, '')).replaceAll('.', ' ')
  const stem = words.of(title)
  let looked: readonly Field[] | null = null
  const agrees = (scope: NamedScope | null): scope is NamedScope =>
    scope !== null && showsIn(scope, (looked ??= fieldsBelow(root).slice(0, maxLooked)), reading)
  const folder = scopesOfFolder(path.slice(0, Math.max(0, end)), reading).find(agrees)
  const outer = folder === undefined ? [] : [folder]
  const around = outer.map(scope => scope.id)
  const own = scopes.resolveWhole(stem, 'file', around, () => words.isPlural(title) || countOf(root, 'array') > 0)
  const isTold = agrees(own) && kindsOfFiles.has(own.scope.kind)
  return { scopes: isTold ? [...outer, own] : outer, isTelemetry: stem.some(word => groups.telemetry.has([word])) }
}

/** A GUID, a day, perhaps with a time, or the number of a copy, behind a name. */
const numbered =
  /[\s_.-]*(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-?\d{2}-?\d{2}(?:[T\s_-]?\d{2}[-:.]?\d{2}(?:[-:.]?\d{2})?Z?)?|\(\d+\))$/i

/** The name of a report without what tells one download from another: `Devices_<guid>`, `Devices 2026-11-26 (1)`. */
function withoutNumbers(title: string): string {
  for (let name = title; ;) {
    const shorter = name.replace(numbered, '')
    if (shorter === name || shorter === '') return name
    name = shorter
  }
}

/** What the latest folder suggests: the files of one come one after the other. */
const latest = new WeakMap<Scopes, { readonly folder: string; readonly scopes: readonly NamedScope[] }>()

/** Scopes that the names of folders suggest, the innermost first. */
function scopesOfFolder(folder: string, { words, scopes }: FileReading): readonly NamedScope[] {
  const known = latest.get(scopes)
  if (known?.folder === folder) return known.scopes
  const found = folder
    .split('/')
    .toReversed()
    .flatMap(name => scopes.resolve(words.of(name), 'file', []) ?? [])
    .filter(scope => scopesOfFolders.has(scope.id))
  latest.set(scopes, { folder, scopes: found })
  return found
}

/** Whether a document looks like what the name of its file says. */
function showsIn({ id, scope }: NamedScope, fields: readonly Field[], reading: FileReading): boolean {
  const leaves = fields.filter(isLeaf)
  switch (scope.kind) {
    case 'policy':
      return mostAre(leaves, field => isLikeSetting(field, reading))
    case 'branding':
      return id === 'translation' && isTextsOnly(fields, leaves)
    default:
      return id !== 'device-query' || isLikeDeviceQuery(leaves)
  }
}

function isLeaf(field: Field): boolean {
  const isNamed = field.kind === 'key' || field.kind === 'pair'
  return isNamed && innerOf(field) === null && countOf(field, 'object') + countOf(field, 'array') === 0
}

/** Members of device query's tables are written `LikeThis`; other inventories have tables of the same names. */
function isLikeDeviceQuery(leaves: readonly Field[]): boolean {
  const names = leaves.map(leaf => leaf.segment)
  return names.some(name => /^[A-Z]/.test(name)) && !names.some(name => name.includes('_'))
}

/** Texts of a user interface: no lists of records, no numbers, no answers. */
function isTextsOnly(fields: readonly Field[], leaves: readonly Field[]): boolean {
  const isRecords = fields.some(field => field.kind === 'element' && countOf(field, 'object') > 0)
  return !isRecords && leaves.every(field => countOf(field, 'number') + countOf(field, 'boolean') === 0)
}

/** An answer, or a name that words of a setting, a limit or a period make one. */
function isLikeSetting(field: Field, { words, groups }: FileReading): boolean {
  if (countOf(field, 'boolean') > 0) return true
  const name = words.of(field.segment)
  const tails = [groups.settingTails, groups.countTails, groups.dateTails]
  const isTailed = name.some((_, at) => at > 0 && tails.some(tail => at + tail.lengthAt(name, at) === name.length))
  return isTailed || groups.settingHeads.lengthAt(name, 0) > 0
}

/** Share of the fields that must look like something before a file is that. */
const share = 0.5

function mostAre(fields: readonly Field[], test: (field: Field) => boolean): boolean {
  return fields.length > 0 && fields.filter(test).length >= share * fields.length
}
