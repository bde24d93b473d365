import { counters, type Field, type FieldKind, type FirstSite } from '../model/field.ts'
import { escapeSegment } from '../model/path.ts'
import type { KernelExports } from './kernel-exports.ts'

/** The fields of one file as the kernel made them; their counts stay in its memory until the file has been read. */

/** Kinds by number. @see `Kind` of `src/parse/kernel/layout.ts` */
export const fieldKinds: readonly FieldKind[] = ['root', 'key', 'element', 'dynamic', 'pair', 'carried']

/** A field that the kernel fills. */
export interface KernelField extends Field {
  readonly parent: KernelField | null
  readonly members: Map<string, KernelField>
  readonly others: Map<string, KernelField>
  readonly branches: Map<string, KernelField>
  readonly lateTypes: Set<string>
  readonly counts: number[]
  readonly marks: Map<number, number>
  readonly tally: Map<number, number>
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
    type,
    members: new Map(),
    others: new Map(),
    branches: new Map(),
    lateTypes: new Set(),
    counts: [0, 0, 0, 0, 0, 0, 0, 0, 0],
    marks: new Map(),
    tally: new Map(),
    first: { pointer: '', line: 1, column: 1, offset: 0 },
    deepPointer: null,
  }
  if (base !== null && type !== null) base.branches.set(type, field)
  else if (kind === 'key') parent?.members.set(segment, field)
  else parent?.others.set(`${kind}:${segment}`, field)
  return field
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
      if (type !== null) field.lateTypes.add(type)
    }
    field.first = readSite(memory, rest, field, fields)
    at = narrow(rest + restNextNode)
  }
  kernel.flushTouched()
  for (let index = 0; index < kernel.pendingCount.value; index++) {
    const tally = fields[kernel.pendingNode(index)]?.tally
    const facts = kernel.pendingFacts(index)
    tally?.set(facts, (tally.get(facts) ?? 0) + Number(kernel.pendingOccurrences(index)))
  }
}

function addSlot(field: KernelField, slot: number, memory: Memory): void {
  const count = memory.wide(slot)
  const code = memory.narrow(slot + slotCode)
  const kind = (code >> kindShift) & kindMask
  const add = (counter: number): void => {
    field.counts[counter] = (field.counts[counter] ?? 0) + count
  }
  if ((code & isTotal) !== 0) add(counters.total)
  if ((code & isEmpty) !== 0) add(counters.empty)
  if ((code & isTrue) !== 0) add(counters.true)
  if (kind !== 0) add(kind)
  const mark = code >> markShift
  if (mark !== 0 && count > 0) field.marks.set(mark, (field.marks.get(mark) ?? 0) + count)
}

function readSite(memory: Memory, rest: number, field: KernelField, fields: readonly KernelField[]): FirstSite {
  const place = fields[memory.narrow(rest + restSiteField)] ?? field
  const count = memory.narrow(rest + restIndexes)
  const indexes: number[] = []
  for (let index = 0; index < Math.min(count, heldIndexes); index++) {
    indexes.push(memory.narrow(rest + restFirstIndex + index * 4))
  }
  const { deepPointer } = field
  return {
    // Few fields are ever printed, and a pointer is as long as its nest is deep.
    get pointer() {
      return count > heldIndexes ? (deepPointer ?? '') : pointerTo(place, indexes)
    },
    line: memory.wide(rest + restLine) + 1,
    column: memory.wide(rest + restColumn) + 1,
    offset: memory.wide(rest + restOffset),
  }
}

/** RFC 6901 pointer of a field, with the indexes of the arrays on the way to it, outermost first. */
function pointerTo(field: KernelField, indexes: readonly number[]): string {
  const segments: string[] = []
  let left = indexes.length
  for (let at: KernelField | null = field; at !== null && at.kind !== 'root'; at = at.parent) {
    segments.push(at.kind === 'element' ? String(indexes[--left] ?? 0) : shownKey(at))
  }
  return segments
    .toReversed()
    .map(segment => `/${segment}`)
    .join('')
}

/** A key that folds is never printed. */
export function shownKey(field: Field): string {
  return field.kind === 'dynamic' ? '*' : escapeSegment(field.segment)
}
