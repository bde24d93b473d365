import type { Position } from '../model/fault.ts'
import type { Disclosed } from './field-listener.ts'
import type { KernelExports } from './kernel-exports.ts'

/** What the kernel found and did not read. @see `Disclosed` of `src/parse/kernel/inner.ts` */
export function readDisclosed(kernel: KernelExports): Disclosed {
  const view = new DataView(kernel.memory.buffer, kernel.disclosedAt())
  const wide = (at: number): number => view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32
  const place = (at: number): Position | null =>
    view.getUint32(at + isThere, true) === 0
      ? null
      : { line: wide(at) + 1, column: wide(at + 8) + 1, offset: wide(at + 16) }
  return { depth: place(0), part: place(entrySize) }
}

const isThere = 24
const entrySize = 32
