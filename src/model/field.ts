import type { Position } from './fault.ts'
import type { Keeper } from './remember.ts'

/**
 * How a field hangs below its parent. `key`: a member. `element`: every index of an array. `dynamic`: every generated
 * key of a map. `pair`: a member told by a `{key, value}` pair. `carried`: a name that stands in a value, e.g. a permission.
 * `inner`: the root of the documents that values hold, e.g. of JSON in a string.
 */
export type FieldKind = 'root' | 'key' | 'element' | 'dynamic' | 'pair' | 'carried' | 'inner'

/** What is counted at every field. `true` counts among `boolean`, `empty` among all. */
export type CounterName = 'total' | 'empty' | 'string' | 'number' | 'boolean' | 'true' | 'null' | 'object' | 'array'

/** Number of each counter. Marks (see `FieldListener.mark`) are numbered from `firstMark` on. */
export const counters: Readonly<Record<CounterName, number>> = {
  total: 0,
  empty: 1,
  string: 2,
  number: 3,
  boolean: 4,
  true: 5,
  null: 6,
  object: 7,
  array: 8,
}

/** Marks and counters share one numbering; this is where marks start. */
export const firstMark: number = 16

/** Where a field occurs first. */
export interface FirstSite extends Position {
  /** RFC 6901 pointer with real indexes; a dynamic key stays `*`. */
  readonly pointer: string
}

/** One distinct path of a document, array indexes and dynamic keys folded. A node of the path trie. */
export interface Field {
  readonly id: number
  readonly kind: FieldKind
  /** Key as decoded; `*` for an element or a dynamic key. */
  readonly segment: string
  readonly parent: Field | null
  /** Type of the records in this branch, where a telling member such as `@odata.type` named it. */
  readonly type: string | null
  /** Types seen too late to branch by; only a single one says something. */
  readonly lateTypes: ReadonlySet<string>
  readonly members: ReadonlyMap<string, Field>
  /** Elements, dynamic keys, pairs and carried names, in order of appearance. */
  readonly others: ReadonlyMap<string, Field>
  /** The same path for records of one type each; a branch's `parent` is its base's parent. */
  readonly branches: ReadonlyMap<string, Field>
  /** Occurrences by counter number. */
  readonly counts: readonly number[]
  /** Occurrences by mark number. */
  readonly marks: ReadonlyMap<number, number>
  /** Non-empty occurrences by the id of the facts that hold for them, where the listener asked for it. */
  readonly tally: ReadonlyMap<number, number>
  readonly first: FirstSite
  /** Where it is a field of many files: what remembers the answers about it. */
  readonly keeper?: Keeper
}

/** How often `counter` was counted at the field. */
export function countOf(field: Field, counter: CounterName): number {
  return field.counts[counters[counter]] ?? 0
}

/** The field that an element, or a document inside a value, goes by the name of: itself for any other. */
export function namedBy(field: Field): Field {
  let at = field
  while (isUnnamedPart(at) && at.parent !== null) at = at.parent
  return at
}

/** Whether a field has no name but that of the field it is a part of: an element, a document inside a value. */
export function isUnnamedPart({ kind }: Field): boolean {
  return kind === 'element' || kind === 'inner'
}

/** The root of the documents that a field's values hold, or null. */
export function innerOf(field: Field): Field | null {
  return field.others.get('inner:!') ?? null
}

/** Members of an object by their names, and those that pairs in a list tell: what stands side by side in one record. */
export function namedMembersOf(field: Field): readonly Field[] {
  const members = [...field.members.values()]
  for (const other of field.others.values()) if (other.kind === 'pair') members.push(other)
  return members
}

/** Children of a field in order of appearance; those of its branches are the branches' own. */
export function childrenOf(field: Field): readonly Field[] {
  return [...field.members.values(), ...field.others.values()]
}

/** Every field below and including `root` that occurs, parents first, siblings by where they occur first, branches before. */
export function fieldsBelow(root: Field): readonly Field[] {
  const found: Field[] = []
  const pending: Field[] = [root]
  for (let field = pending.pop(); field !== undefined; field = pending.pop()) {
    if (countOf(field, 'total') > 0) found.push(field)
    pending.push(...lastFirst(childrenOf(field)), ...lastFirst([...field.branches.values()]))
  }
  return found
}

/** A copy of where a field occurs first, which no longer holds the fields of its file. */
export function firstOf({ first }: Field): FirstSite {
  const { pointer, line, column, offset } = first
  return { pointer, line, column, offset }
}

function lastFirst(siblings: readonly Field[]): readonly Field[] {
  return siblings.length < 2 ? siblings : siblings.toSorted((a, b) => placeOf(a) - placeOf(b)).toReversed()
}

/** Offset at which a field, or its first branch, occurs first. */
function placeOf(field: Field): number {
  if (countOf(field, 'total') > 0 || field.branches.size === 0) return field.first.offset
  return Math.min(...[...field.branches.values()].map(placeOf))
}
