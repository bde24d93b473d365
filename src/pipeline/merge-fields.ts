import { counters, countOf, type Field, type FirstSite } from '../model/field.ts'
import { maxBranches, maxMembers } from '../parse/field-listener.ts'
import { firstPartElement, type PartField, type PartSite } from '../parse/file-part.ts'
import { dropGhosts } from '../parse/kernel-fields.ts'
import { pointerTo, Site } from '../parse/kernel-sites.ts'
import type { FactSets } from './fact-sets.ts'
import type { ReadPart } from './read-part.ts'

/** A field of the whole file while its parts are added up: the only place where it changes. */
export interface MergedField extends Field {
  readonly parent: MergedField | null
  readonly base: MergedField | null
  readonly members: Map<string, MergedField>
  readonly others: Map<string, MergedField>
  readonly branches: Map<string, MergedField>
  readonly lateTypes: Set<string>
  readonly counts: number[]
  readonly marks: Map<number, number>
  readonly tally: Map<number, number>
  first: FirstSite
}

/** What stands before a part, which its places and facts count from. */
export interface Before {
  /** Line feeds and the like, and columns since the last one. */
  readonly lines: number
  readonly columns: number
  readonly elements: number
  /** Bytes. */
  readonly offset: number
}

/**
 * Adds up the fields of parts, which are given in the order of the file, as one reader of the whole file would have found
 * them. Where it might have found others, because what it did hung on what it had read before, answers that it cannot tell.
 */
export interface FieldMerger {
  /** False where one reader may have found other fields: then nothing here counts. */
  add(part: ReadPart, before: Before): boolean
  /** The whole file's field for one of the part that was added last. */
  fieldOf(index: number): MergedField
  /** The root, once all parts have been added. */
  finish(): MergedField
}

/** Starts without fields. */
export function createFieldMerger(facts: FactSets): FieldMerger {
  return new Merger(facts)
}

class Merger implements FieldMerger {
  readonly #facts: FactSets
  /** In the order in which they were met. */
  readonly #all: MergedField[] = []
  /** Fields that parts before have. */
  #known = 0
  #root: MergedField | null = null
  /** Fields of the whole file by their place in the part. */
  #fields: MergedField[] = []
  /** Fields that those of the part may have been moved from. */
  #origins: (readonly MergedField[])[] = []

  constructor(facts: FactSets) {
    this.#facts = facts
  }

  finish(): MergedField {
    if (this.#root === null) throw new Error('a file has at least one part')
    dropGhosts(this.#all)
    return this.#root
  }

  fieldOf(index: number): MergedField {
    const field = this.#fields[index]
    if (field === undefined) throw new Error('a part names a field that it does not have')
    return field
  }

  add(part: ReadPart, before: Before): boolean {
    const isFirst = this.#root === null
    const sets = part.factSets.map(set => this.#facts.idOf(set))
    this.#fields = []
    this.#origins = []
    this.#known = this.#all.length
    for (const field of part.fields) this.#place(field)
    const fresh = isFirst ? [] : [...part.fields.keys()].filter(index => this.#isFresh(index, part.fields[index]))
    const array = part.array < 0 ? null : pointerTo(this.fieldOf(part.array), [])
    for (const [index, from] of part.fields.entries()) {
      const to = this.fieldOf(index)
      if (!occurs(to) && totalOf(from) > 0) to.first = this.#siteOf(from.site, array, before)
      this.#addTo(to, from, sets)
    }
    return isFirst || !(this.#fields.some(isWide) || fresh.some(index => this.#isUnsure(index)))
  }

  #siteOf({ at, line, column, offset }: PartSite, array: string | null, before: Before): FirstSite {
    return new Site(
      typeof at === 'string'
        ? pointerInFile(at, array, before)
        : { field: this.fieldOf(at.field), indexes: indexesInFile(at.indexes, before) },
      line + before.lines,
      column + (line === 1 ? before.columns : 0),
      offset + before.offset,
    )
  }

  /** Finds the whole file's field, or makes it. */
  #place(field: PartField): void {
    const parent = field.parent < 0 ? null : this.fieldOf(field.parent)
    const base = field.base < 0 ? null : this.fieldOf(field.base)
    const known = parent === null && base === null ? this.#root : childOf(parent, base, field)
    const placed = known ?? this.#create(field, parent, base)
    this.#fields.push(placed)
    this.#origins.push(this.#originsOf(field, placed))
  }

  #create({ kind, segment, type }: PartField, parent: MergedField | null, base: MergedField | null): MergedField {
    const field: MergedField = {
      id: this.#all.length,
      kind,
      segment,
      parent,
      base,
      type,
      members: new Map(),
      others: new Map(),
      branches: new Map(),
      lateTypes: new Set(),
      counts: [0, 0, 0, 0, 0, 0, 0, 0, 0],
      marks: new Map(),
      tally: new Map(),
      first: { pointer: '', line: 1, column: 1, offset: 0 },
    }
    this.#all.push(field)
    if (base !== null && type !== null) base.branches.set(type, field)
    else if (kind === 'key') parent?.members.set(segment, field)
    else if (parent === null) this.#root = field
    else parent.others.set(`${kind}:${segment}`, field)
    return field
  }

  /**
   * Fields whose occurrences move to this one when a record's type, or a pair, is told late. What moves takes the place of
   * the first occurrence there was, so that it hangs on the parts before.
   */
  #originsOf(field: PartField, placed: MergedField): readonly MergedField[] {
    const { base, parent } = placed
    if (base !== null) {
      const ofBase = this.#origins[field.base] ?? []
      return unique([base, ...ofBase, ...ofBase.flatMap(origin => origin.branches.get(placed.type ?? '') ?? [])])
    }
    if (parent === null) return []
    const ofParent = (this.#origins[field.parent] ?? []).flatMap(origin => childOf(origin, null, field) ?? [])
    return field.kind === 'pair' || field.kind === 'dynamic' ? unique([...ofParent, ...listsOfPairs(parent)]) : ofParent
  }

  /** Whether a field of the part occurs in no part before. */
  #isFresh(index: number, field: PartField | undefined): boolean {
    return field !== undefined && totalOf(field) > 0 && !occurs(this.fieldOf(index))
  }

  /** Whether the first place of a field that is fresh may be another than the part took it for. */
  #isUnsure(index: number): boolean {
    const field = this.fieldOf(index)
    // A pair keeps its place when all its occurrences move away.
    if (field.kind === 'pair' && field.id < this.#known) return true
    const origins = this.#origins[index] ?? []
    return origins.length > maxOrigins || origins.some(occurs)
  }

  #addTo(to: MergedField, from: PartField, sets: readonly number[]): void {
    for (const type of from.lateTypes) if (to.lateTypes.size < maxLateTypes) to.lateTypes.add(type)
    addAll(to.marks, from.marks, mark => mark)
    addAll(to.tally, from.tally, set => sets[set] ?? 0)
    for (const [counter, count] of from.counts.entries()) to.counts[counter] = (to.counts[counter] ?? 0) + count
  }
}

/** Two are enough to know that there is not one. @see `addLateType` of `src/parse/field-node.ts` */
const maxLateTypes = 2
/** More than the types of records in records come to; a hostile nest of them has no end. */
const maxOrigins = 16

function childOf(
  parent: MergedField | null,
  base: MergedField | null,
  { kind, segment, type }: PartField,
): MergedField | undefined {
  if (base !== null) return base.branches.get(type ?? '')
  return kind === 'key' ? parent?.members.get(segment) : parent?.others.get(`${kind}:${segment}`)
}

/** Lists inside the pairs among an array's elements. */
function listsOfPairs(array: MergedField): readonly MergedField[] {
  const element = array.others.get('element:*')
  if (element === undefined) return []
  return [element, ...element.branches.values()].flatMap(pair => {
    const value = pair.members.get('value')
    return ['arrayValue', 'kvlistValue'].flatMap(name => value?.members.get(name)?.members.get('values') ?? [])
  })
}

function addAll(to: Map<number, number>, from: ReadonlyMap<number, number>, keyOf: (key: number) => number): void {
  for (const [key, count] of from) to.set(keyOf(key), (to.get(keyOf(key)) ?? 0) + count)
}

function totalOf(field: PartField): number {
  return field.counts[counters.total] ?? 0
}

function occurs(field: MergedField): boolean {
  return countOf(field, 'total') > 0
}

function isWide({ members, others, branches }: MergedField): boolean {
  return members.size >= maxMembers || others.size >= maxMembers || branches.size >= maxBranches
}

function unique<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)]
}

/** Indexes of the arrays on the way to a place. The outermost one may be that of an element of the array that is cut. */
function indexesInFile([outermost, ...inner]: readonly number[], before: Before): readonly number[] {
  return outermost === undefined ? [] : [indexInFile(outermost, before), ...inner]
}

function indexInFile(index: number, { elements }: Before): number {
  return index < firstPartElement ? index : index - firstPartElement + elements
}

/** A pointer that was written out. `array` is that of the array that is cut. */
function pointerInFile(pointer: string, array: string | null, before: Before): string {
  if (array === null || !pointer.startsWith(`${array}/`)) return pointer
  const steps = pointer.slice(array.length + 1)
  const index = Number.parseInt(steps, 10)
  return `${array}/${indexInFile(index, before)}${steps.slice(String(index).length)}`
}
