import type { KernelExports } from './kernel-exports.ts'

/**
 * Where things stand in what the kernel keeps of a field, in bytes. @see `Node`, `Rest` and `Slot` of `src/parse/kernel/structs.ts`
 * In one object, since many exported names would make the code of a start longer. */
export const layout = {
  nodeSlots: 0,
  nodeId: 48,
  nodeRest: 52,
  slotCode: 8,
  slotNext: 16,
  restLine: 0,
  restColumn: 8,
  restOffset: 16,
  restSiteField: 24,
  restIndexes: 28,
  restFirstIndex: 32,
  restLateTypes: 56,
  restNextNode: 116,
  /** Array indexes that a place holds: a number of them. */
  heldIndexes: 6,
  /** Length of a pending entry, and what stands in it. @see `Entry` of `src/parse/kernel/tally.ts` */
  entrySize: 24,
  entryNode: 8,
  entryFacts: 12,
} as const

/** Reads numbers of the kernel's memory. */
export interface Memory {
  narrow(at: number): number
  wide(at: number): number
}

/** The kernel's memory as it is now: it moves when it grows. */
export function memoryOf(kernel: KernelExports): Memory {
  const view = new DataView(kernel.memory.buffer)
  const narrow = (at: number): number => view.getUint32(at, true)
  return { narrow, wide: at => narrow(at) + narrow(at + 4) * 2 ** 32 }
}
