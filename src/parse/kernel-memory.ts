import type { KernelExports } from './kernel-exports.ts'

/** Where things stand in what the kernel keeps of a field. @see `Node`, `Rest` and `Slot` of `src/parse/kernel/structs.ts` */

export const nodeSlots = 0
export const nodeId = 48
export const nodeRest = 52
export const slotCode = 8
export const slotNext = 16
export const restLine = 0
export const restColumn = 8
export const restOffset = 16
export const restSiteField = 24
export const restIndexes = 28
export const restFirstIndex = 32
export const restLateTypes = 56
export const restNextNode = 116
/** Array indexes that a place holds. */
export const heldIndexes = 6
/** @see `Entry` of `src/parse/kernel/tally.ts` */
export const entrySize = 24
export const entryNode = 8
export const entryFacts = 12

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
