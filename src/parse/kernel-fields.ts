import { countOf, counters, type Field, type FieldKind, type FirstSite } from '../model/field.ts'
import { shownStep } from '../model/path.ts'
import type { KernelExports } from './kernel-exports.ts'

/** The fields of one file as the kernel made them; their counts stay in its memory until the file has been read. */

/** Kinds by number. @see `Kind` of `src/parse/kernel/layout.ts` */
export const fieldKinds: readonly FieldKind[] = ['root', 'key', 'element', 'dynamic', 'pair', 'carried', 'inner']

/** A field that the kernel fills. */
export interface KernelField extends Field {
  /** The field that this one branches off by type. */
  readonly base: KernelField | null
  readonly parent: KernelField | null
  members: Map<string, KernelField>
  others: Map<string, KernelField>
  branches: Map<string, KernelField>
  lateTypes: Set<string>
  readonly counts: number[]
  marks: Map<number, number>
  tally: Map<number, number>
  first: FirstSite
  /** Pointer of the first place, where it lies below more arrays than the kernel holds the indexes of. */
  deepPointer: string | null
}

/** What a field is told at birth. */
export interface KernelFieldParts {
  readonly id: number
  readonly kind: FieldKind
  readonly segment: string
  readonly parent: KernelField | null
  readonly base: KernelField | null
  readonly type: string | null
}

/** Builds a field and hangs it where it belongs. The only place that does. */
export function createKernelField({ id, kind, segment, parent, base, type }: KernelFieldParts): KernelField {
  const field: KernelField = {
    id,
    kind,
    segment,
    parent,
    base,
    type,
    members: noFields,
    others: noFields,
    branches: noFields,
    lateTypes: noTypes,
    counts: [0, 0, 0, 0, 0, 0, 0, 0, 0],
    marks: noCounts,
    tally: noCounts,
    first: nowhere,
    deepPointer: null,
  }
  hang(field, base)
  return field
}

function hang(field: KernelField, base: KernelField | null): void {
  const { kind, segment, parent, type } = field
  if (base !== null && type !== null) (base.branches = owned(base.branches, noFields)).set(type, field)
  else if (parent === null) return
  else if (kind === 'key') (parent.members = owned(parent.members, noFields)).set(segment, field)
  else (parent.others = owned(parent.others, noFields)).set(`${kind}:${segment}`, field)
}

/** What most fields have none of. Shared by all of them, and never added to: most fields are leaves, and there are many. */
const noFields: Map<string, KernelField> = new Map()
const noCounts: Map<number, number> = new Map()
const noTypes: Set<string> = new Set()
const nowhere: FirstSite = { pointer: '', line: 1, column: 1, offset: 0 }

/** A map that a field may add to: its own, or a new one in place of the shared one. */
function owned<K, V>(map: Map<K, V>, shared: Map<K, V>): Map<K, V> {
  return map === shared ? new Map<K, V>() : map
}

/** Where things stand in what the kernel keeps of a field. @see `Node`, `Rest` and `Slot` of `src/parse/kernel/layout.ts` */
const nodeSlots = 0
const nodeRest = 52
const slotCode = 8
const slotNext = 16
const restLine = 0
const restColumn = 8
const restOffset = 16
const restSiteField = 24
const restIndexes = 28
const restFirstIndex = 32
const restLateTypes = 56
const restNextNode = 116
const heldIndexes = 6
/** Bits of a slot's code. @see `src/parse/kernel/log.ts` */
const isTotal = 1
const isEmpty = 2
const isTrue = 4
const kindShift = 4
const kindMask = 15
const markShift = 8

/** Reads numbers of the kernel's memory. */
interface Memory {
  narrow(at: number): number
  wide(at: number): number
}

/** Copies the counts out of the kernel's memory. `types` are the names of record types by number. */
export function fillFields(
  kernel: KernelExports,
  fields: readonly KernelField[],
  types: readonly (string | null)[],
): void {
  const view = new DataView(kernel.memory.buffer)
  const narrow = (at: number): number => view.getUint32(at, true)
  const memory: Memory = { narrow, wide: at => narrow(at) + narrow(at + 4) * 2 ** 32 }
  let at = kernel.firstNode.value >>> 0
  for (const field of fields) {
    const rest = narrow(at + nodeRest)
    for (let slot = narrow(at + nodeSlots); slot !== 0; slot = narrow(slot + slotNext)) addSlot(field, slot, memory)
    for (const late of [restLateTypes, restLateTypes + 4]) {
      const type = types[narrow(rest + late)] ?? null
      if (type !== null) field.lateTypes = new Set([...field.lateTypes, type])
    }
    field.first = readSite(memory, rest, field, fields)
    at = narrow(rest + restNextNode)
  }
}

/** Adds up what holds under which facts. The file has ended: nothing waits for an open object. */
export function fillTallies(kernel: KernelExports, fields: readonly KernelField[]): void {
  kernel.flushTouched()
  for (let index = 0; index < kernel.pendingCount.value; index++) {
    const field = fields[kernel.pendingNode(index)]
    if (field === undefined) continue
    field.tally = owned(field.tally, noCounts)
    count(field.tally, kernel.pendingFacts(index), Number(kernel.pendingOccurrences(index)))
  }
}

/** A field that hangs in a tree which still grows. */
interface Hanging extends Field {
  readonly parent: Hanging | null
  readonly base: Hanging | null
  readonly members: Map<string, Hanging>
  readonly others: Map<string, Hanging>
  readonly branches: Map<string, Hanging>
}

/**
 * Takes out the fields whose occurrences all moved away: they say nothing of the file, and which of them there are hangs on
 * how it was read.
 *
 * @param fields In the order in which they were made.
 */
export function dropGhosts(fields: readonly Hanging[]): void {
  for (let at = fields.length - 1; at > 0; at--) {
    const field = fields[at]
    if (field === undefined || countOf(field, 'total') > 0) continue
    if (field.members.size + field.others.size + field.branches.size > 0) continue
    const { base, parent, kind, segment, type } = field
    if (base !== null) base.branches.delete(type ?? '')
    else if (kind === 'key') parent?.members.delete(segment)
    else parent?.others.delete(`${kind}:${segment}`)
  }
}

function addSlot(field: KernelField, slot: number, memory: Memory): void {
  const { counts } = field
  const times = memory.wide(slot)
  const code = memory.narrow(slot + slotCode)
  const kind = (code >> kindShift) & kindMask
  if ((code & isTotal) !== 0) counts[counters.total]! += times
  if ((code & isEmpty) !== 0) counts[counters.empty]! += times
  if ((code & isTrue) !== 0) counts[counters.true]! += times
  if (kind !== 0) counts[kind]! += times
  const mark = code >> markShift
  if (mark !== 0 && times > 0) count((field.marks = owned(field.marks, noCounts)), mark, times)
}

function count(counts: Map<number, number>, what: number, times: number): void {
  counts.set(what, (counts.get(what) ?? 0) + times)
}

function readSite(memory: Memory, rest: number, field: KernelField, fields: readonly KernelField[]): Site {
  const place = fields[memory.narrow(rest + restSiteField)] ?? field
  const depth = memory.narrow(rest + restIndexes)
  const indexes: number[] = []
  for (let index = 0; index < depth && index < heldIndexes; index++) {
    indexes.push(memory.narrow(rest + restFirstIndex + index * 4))
  }
  return new Site(
    depth > heldIndexes ? (field.deepPointer ?? '') : { field: place, indexes },
    memory.wide(rest + restLine) + 1,
    memory.wide(rest + restColumn) + 1,
    memory.wide(rest + restOffset),
  )
}

/** A field and the indexes of the arrays on the way to it, outermost first. */
export interface Place {
  readonly field: Field
  readonly indexes: readonly number[]
}

/** Where a field stands first. Few are ever printed, and a pointer is as long as its nest is deep: it is made when asked for. */
export class Site implements FirstSite {
  readonly line: number
  readonly column: number
  readonly offset: number
  /** The pointer in parts; or as it was written out for a field below more arrays than the kernel holds the indexes of. */
  readonly at: string | Place

  constructor(at: string | Place, line: number, column: number, offset: number) {
    this.at = at
    this.line = line
    this.column = column
    this.offset = offset
  }

  get pointer(): string {
    return typeof this.at === 'string' ? this.at : pointerTo(this.at.field, this.at.indexes)
  }
}

/** RFC 6901 pointer of a field, with the indexes of the arrays on the way to it, outermost first. */
export function pointerTo(field: Field, indexes: readonly number[]): string {
  const segments: string[] = []
  let left = indexes.length
  for (let at: Field | null = field; at !== null && at.kind !== 'root'; at = at.parent) {
    segments.push(at.kind === 'element' ? `/${indexes[--left] ?? 0}` : shownStep(at))
  }
  return segments.toReversed().join('')
}
