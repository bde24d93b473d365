import { depth, top } from './frames'
import { allocate, Role } from './layout'
import { Frame } from './structs'

/**
 * The containers around an array of which only some elements are read: what their members say concerns those elements that
 * somebody else reads, too.
 */

/** Most containers around and including the array. */
export const MOST_HELD: u32 = 16

/** How many of them are still open; 0 where the file is read as a whole. */
export let heldDepth: u32 = 0
/** Whether one of them was given a type since. */
export let outerType: bool = false
/** Whether the array may hold rows, and columns were named behind it. */
let holdsRows: bool = false
export let lateColumns: bool = false
/** Facts of those that have closed, by depth. */
let facts: usize = 0

/** Starts a file. */
export function startHeld(): void {
  heldDepth = 0
  outerType = false
  holdsRows = false
  lateColumns = false
}

/** Holds the open containers. */
export function holdFrames(): void {
  facts = allocate(<usize>(MOST_HELD + 1) * 4)
  heldDepth = depth
  holdsRows = changetype<Frame>(top).role == Role.rows
}

/** Notes what the members of a closing container came to. It has left the stack. */
export function leaveHeld(frame: Frame): void {
  heldDepth = depth
  store<u32>(facts + ((<usize>depth + 1) << 2), frame.facts)
}

/** Notes that an open container's columns were named. */
export function noteColumns(): void {
  if (holdsRows && depth <= heldDepth) lateColumns = true
}

export function noteOuterType(): void {
  outerType = true
}

/** Facts of a container that has closed, from 1 on. */
export function leftFacts(level: u32): u32 {
  return load<u32>(facts + ((<usize>level) << 2))
}
