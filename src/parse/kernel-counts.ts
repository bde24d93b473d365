import { counters } from '../model/field.ts'
import { layout, type Memory } from './kernel-memory.ts'

const { nodeSlots, restLateTypes, slotCode, slotNext } = layout

/** What the kernel counted at a field. */
export interface Counted {
  readonly counts: number[]
  marks: Map<number, number>
  lateTypes: Set<string>
}

/** What most fields have none of. Shared by all of them, and never added to: most fields are leaves, and there are many. */
export const noCounts: Map<number, number> = new Map()
export const noTypes: Set<string> = new Set()

/** A map that a field may add to: its own, or a new one in place of the shared one. */
export function owned<K, V>(map: Map<K, V>, shared: Map<K, V>): Map<K, V> {
  return map === shared ? new Map<K, V>() : map
}

/** Bits of a slot's code. @see `src/parse/kernel/log.ts` */
const isTotal = 1
const isEmpty = 2
const isTrue = 4
const kindShift = 4
const kindMask = 15
const markShift = 8

/**
 * Adds what the kernel counted at a field.
 *
 * @param node Where the field's node stands in the kernel's memory, and its rest.
 * @param types Names of record types by number.
 */
export function addCounts(
  counted: Counted,
  memory: Memory,
  { node, rest }: { readonly node: number; readonly rest: number },
  types: readonly (string | null)[],
): void {
  const { narrow } = memory
  for (let slot = narrow(node + nodeSlots); slot !== 0; slot = narrow(slot + slotNext)) addSlot(counted, slot, memory)
  for (const late of [restLateTypes, restLateTypes + 4]) {
    const type = types[narrow(rest + late)] ?? null
    if (type !== null) counted.lateTypes = new Set([...counted.lateTypes, type])
  }
}

function addSlot(counted: Counted, slot: number, memory: Memory): void {
  const { counts } = counted
  const times = memory.wide(slot)
  const code = memory.narrow(slot + slotCode)
  const kind = (code >> kindShift) & kindMask
  if ((code & isTotal) !== 0) counts[counters.total]! += times
  if ((code & isEmpty) !== 0) counts[counters.empty]! += times
  if ((code & isTrue) !== 0) counts[counters.true]! += times
  if (kind !== 0) counts[kind]! += times
  const mark = code >> markShift
  if (mark !== 0 && times > 0) addTimes((counted.marks = owned(counted.marks, noCounts)), mark, times)
}

/** Adds to one of several counts. */
export function addTimes(counts: Map<number, number>, what: number, times: number): void {
  counts.set(what, (counts.get(what) ?? 0) + times)
}
