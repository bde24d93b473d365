import { childrenOf, countOf, type Field, fieldsBelow, type FirstSite } from '../model/field.ts'
import { addCounts, addTimes, noCounts, noTypes, owned } from './kernel-counts.ts'
import type { KernelExports } from './kernel-exports.ts'
import { dropGhosts, hang, type KernelField } from './kernel-fields.ts'
import { layout, type Memory, memoryOf } from './kernel-memory.ts'
import { readSite } from './kernel-sites.ts'
import { ShapedField, type ShapeKeeper, type Told, type Variant } from './shaped-field.ts'

const {
  entryFacts,
  entryNode,
  entrySize,
  nodeId,
  nodeRest,
  nodeSlots,
  restLateTypes,
  restNextNode,
  restOffset,
  slotCode,
  slotNext,
} = layout

/** Ways of counting that are kept of a field, and answers of each. */
const maxVariants = 200
const maxTold = 16
/** Fields that count as none did before, from which on a file is one of its own, and files that may have more at first. */
const maxFresh = 8
const firstFiles = 16

/** Where the kernel keeps a field of the current file. */
interface Place {
  readonly node: number
  readonly rest: number
}

/** A field of the shape, and what files counted there. */
interface Slot {
  readonly field: ShapedField
  readonly variants: Map<number | string, Variant>
  /** Whether it occurs in files of this shape: a field that does not may have been taken out. */
  occurs: boolean
  place: Place
}

/**
 * The fields that some files have in common, made once. A file is taken in by what it counted; answers to questions about its
 * fields are remembered together with the counts that they rest on.
 */
export class FileShape implements ShapeKeeper {
  readonly #slots: readonly Slot[]
  readonly #fields: readonly ShapedField[]
  readonly #types: readonly (string | null)[]
  #memory: Memory
  /** Every field that occurs, as `fieldsBelow` lists them. */
  readonly inOrder: readonly Field[]
  /** Fields side by side in that order, which is that of their places. */
  readonly #siblings: readonly (readonly ShapedField[])[]
  #files = 0
  #asked = 0
  #remembered = 0
  /** Variants that are kept. */
  kept = 0
  #noted: Set<number> | null = null

  /** Makes the shape of the file that the kernel has just read. */
  constructor(heads: readonly KernelField[], kernel: KernelExports, types: readonly (string | null)[]) {
    const fields: ShapedField[] = []
    for (const head of heads) {
      const field = new ShapedField(head, fieldLike(fields, head.parent), fieldLike(fields, head.base), this)
      hang(field)
      fields.push(field)
    }
    this.#fields = fields
    this.#slots = fields.map(field => ({ field, variants: new Map(), occurs: true, place: { node: 0, rest: 0 } }))
    this.#types = types
    this.#memory = memoryOf(kernel)
    this.#readCounts(kernel)
    for (const slot of this.#slots) slot.occurs = countOf(slot.field, 'total') > 0
    dropGhosts(fields)
    this.inOrder = fieldsBelow(this.root)
    this.#siblings = fields
      .flatMap(field => [childrenOf(field), [...field.branches.values()]])
      .filter(list => list.length > 1)
      .map(list =>
        list.map(one => fields[one.id] as ShapedField).toSorted((a, b) => this.#offsetOf(a) - this.#offsetOf(b)),
      )
  }

  get root(): ShapedField {
    const [root] = this.#fields
    if (root === undefined) throw new Error('a file has a root')
    return root
  }

  /**
   * Takes in the file that the kernel has just read. False where other fields occur, or in another order, or where so many counts
   * are new, or so few answers were remembered, that it does not pay: then it is a file of its own.
   */
  take(kernel: KernelExports): boolean {
    this.#memory = memoryOf(kernel)
    this.#files++
    const fresh = this.#readCounts(kernel)
    if (this.#files > firstFiles && (fresh > maxFresh || this.#remembered * 2 < this.#asked)) return false
    return this.#slots.every(({ field, occurs }) => (field.variant.counts[0] ?? 0) > 0 === occurs) && this.#isInOrder()
  }

  note(id: number): void {
    this.#noted?.add(id)
  }

  siteOf(id: number): FirstSite {
    const slot = this.#slots[id]
    if (slot === undefined) throw new Error('a field of another shape')
    if (this.#noted !== null) throw new Error('an answer that is remembered must not rest on a place')
    return readSite(this.#memory, slot.place.rest, { field: slot.field, fields: this.#fields, deepPointer: null })
  }

  /**
   * The answer to a question about a field of the current file. It may rest on whatever does not change between files, on `about`,
   * and on the counts of fields: those it looked at are noted, and it is remembered for files where they are the same.
   */
  answer<T>({ id }: Field, question: string, about: unknown, find: (isKept: boolean) => T): T {
    const { variant } = this.#field(id)
    const { told } = variant
    this.#asked++
    for (const one of told) {
      // The same question was answered by the same code.
      if (one.question !== question || one.about !== about || !holds(one)) continue
      this.#remembered++
      if (this.#noted !== null) for (const seen of one.fields) this.#noted.add(seen.id)
      return one.answer as T
    }
    const outer = this.#noted
    const noted = new Set<number>()
    this.#noted = noted
    try {
      const answer = find(true)
      const fields = [...noted].map(one => this.#field(one))
      const variants = fields.map(one => one.variant)
      variant.told = [{ question, about, fields, variants, answer }, ...told].slice(0, maxTold)
      return answer
    } finally {
      this.#noted = outer
      for (const one of noted) outer?.add(one)
    }
  }

  #field(id: number): ShapedField {
    const field = this.#fields[id]
    if (field === undefined) throw new Error('a field of another shape')
    return field
  }

  /** Reads what the file counted; answers how many fields counted as none did before. */
  #readCounts(kernel: KernelExports): number {
    const memory = this.#memory
    const tallies = readTallies(kernel, memory)
    let fresh = 0
    let node = kernel.firstNode.value >>> 0
    for (const slot of this.#slots) {
      const rest = memory.narrow(node + nodeRest)
      slot.place = { node, rest }
      const tally = tallies?.get(slot.field.id) ?? noCounts
      const key = keyOf(memory, slot.place, tally)
      let variant = slot.variants.get(key)
      if (variant === undefined) {
        fresh++
        const counted = { counts: [0, 0, 0, 0, 0, 0, 0, 0, 0], marks: noCounts, lateTypes: noTypes }
        addCounts(counted, memory, slot.place, this.#types)
        // Written out: V8 finds members of what is spread slowly, and these are looked at for every file.
        variant = { counts: counted.counts, marks: counted.marks, lateTypes: counted.lateTypes, tally, told: [] }
        if (slot.variants.size < maxVariants) {
          slot.variants.set(key, variant)
          this.kept++
        }
      }
      slot.field.variant = variant
      node = memory.narrow(rest + restNextNode)
    }
    return fresh
  }

  #isInOrder(): boolean {
    for (const siblings of this.#siblings) {
      let last = -1
      for (const field of siblings) {
        const offset = this.#offsetOf(field)
        if (offset <= last) return false
        last = offset
      }
    }
    return true
  }

  /** Offset at which a field, or its first branch, occurs first: the order of `fieldsBelow`. */
  #offsetOf(field: ShapedField): number {
    const slot = this.#slots[field.id]
    if (slot === undefined) return 0
    if (slot.occurs || field.branches.size === 0) return this.#memory.wide(slot.place.rest + restOffset)
    return Math.min(...[...field.branches.values()].map(branch => this.#offsetOf(branch)))
  }
}

function holds({ fields, variants }: Told): boolean {
  for (let at = 0; at < fields.length; at++) if (fields[at]?.variant !== variants[at]) return false
  return true
}

/** All that was counted at a field: a number where it occurred once, as most do in small files. */
function keyOf({ narrow, wide }: Memory, { node, rest }: Place, tally: ReadonlyMap<number, number>): number | string {
  const first = narrow(node + nodeSlots)
  const isPlain = tally.size === 0 && narrow(rest + restLateTypes) === 0
  if (isPlain && first !== 0 && narrow(first + slotNext) === 0 && wide(first) === 1) return narrow(first + slotCode)
  let key = `${narrow(rest + restLateTypes)},${narrow(rest + restLateTypes + 4)}`
  for (let slot = first; slot !== 0; slot = narrow(slot + slotNext)) key += ` ${narrow(slot + slotCode)}:${wide(slot)}`
  for (const [facts, count] of tally) key += ` f${facts}:${count}`
  return key
}

/** Occurrences by the facts that hold for them, by field; null where nobody asked for any. */
function readTallies(
  kernel: KernelExports,
  { narrow, wide }: Memory,
): ReadonlyMap<number, ReadonlyMap<number, number>> | null {
  kernel.flushTouched()
  const count = kernel.pendingCount.value
  if (count === 0) return null
  const tallies = new Map<number, Map<number, number>>()
  const list = kernel.pendingList() >>> 0
  for (let entry = list; entry < list + count * entrySize; entry += entrySize) {
    const id = narrow(narrow(entry + entryNode) + nodeId)
    const tally = owned(tallies.get(id) ?? noCounts, noCounts)
    addTimes(tally, narrow(entry + entryFacts), wide(entry))
    tallies.set(id, tally)
  }
  return tallies
}

function fieldLike(fields: readonly ShapedField[], field: Field | null): ShapedField | null {
  return field === null ? null : (fields[field.id] ?? null)
}
