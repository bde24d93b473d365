import { allocate } from './layout'
import { tokenColumn, tokenLine, tokenOffset } from './site'

/** What was not read of documents inside values. */

/** Why not all of a file was read. */
export const enum Unread {
  /** A document that stands in too many others. */
  depth = 0,
  /** One whose end is missing or too far away. */
  part = 1,
}

/** Line, column and offset of the first value that was not read for each reason, where there was one. */
@unmanaged
class Disclosed {
  line: u64
  column: u64
  offset: u64
  isThere: u32
  unused: u32
}

let disclosed: usize = 0

/** Reserves what outlives a file. */
export function prepareDisclosed(): void {
  disclosed = allocate(2 * offsetof<Disclosed>())
}

/** Forgets what was not read so far. */
export function forgetDisclosed(): void {
  memory.fill(disclosed, 0, 2 * offsetof<Disclosed>())
}

/** Where the host finds what was not read. */
export function disclosedAt(): usize {
  return disclosed
}

/** Notes that the current value was not read, or not to its end. */
export function disclose(why: Unread): void {
  const at = changetype<Disclosed>(disclosed + <usize>why * offsetof<Disclosed>())
  if (at.isThere) return
  at.isThere = 1
  at.line = tokenLine()
  at.column = tokenColumn()
  at.offset = tokenOffset()
}
