import { Counter, frames, INNER, MAX_DEPTH, ROW } from './layout'
import { Frame } from './structs'
import { pendingCount, touchedCount } from './tally'

/** The stack of open containers, with a frame for the file at its bottom. */

/** The innermost frame. */
export let top: usize = 0
/** Open containers. */
export let depth: u32 = 0
/** Open arrays. */
export let arrays: u32 = 0
let serial: u32 = 0

/** Starts with the frame of the file. */
export function startFrames(root: usize): void {
  depth = 0
  arrays = 0
  serial = 0
  top = frames
  prepare(top, 0, root, 0, 0, 0)
  changetype<Frame>(top).owner = top
}

/** Opens the frame of a container. */
export function pushFrame(kind: u32, node: usize, touchStart: u64, startEntries: u64, pairTop: u32): void {
  const outer = changetype<Frame>(top)
  const at = top + offsetof<Frame>()
  prepare(at, kind, node, touchStart, startEntries, pairTop)
  const frame = changetype<Frame>(at)
  if (kind != Counter.object && kind != ROW) {
    if (kind == Counter.array) arrays++
    // An array, or a document inside a value, adds nothing to what facts rest on: it counts where the object around it counts.
    frame.owner = outer.owner
    frame.pendingStart = outer.pendingStart
    frame.touchedStart = outer.touchedStart
  } else frame.owner = at
  top = at
  depth++
}

/** Lets an array hold what its elements say by itself, as an object does. */
export function ownTallies(frame: Frame): void {
  frame.owner = changetype<usize>(frame)
  frame.pendingStart = pendingCount
  frame.touchedStart = touchedCount
}

function prepare(at: usize, kind: u32, node: usize, touchStart: u64, startEntries: u64, pairTop: u32): void {
  const frame = changetype<Frame>(at)
  frame.kind = kind
  frame.node = node
  frame.touchStart = touchStart
  frame.startEntries = startEntries
  frame.pairTop = pairTop
  frame.last = 0
  frame.keyMark = 0
  frame.role = 0
  frame.memberCount = 0
  frame.facts = 0
  frame.pendingStart = pendingCount
  frame.touchedStart = touchedCount
  frame.isTyped = 0
  frame.serial = serial++
  frame.hasPairKey = 0
  frame.hasPairSite = 0
  frame.pairKind = 0
  frame.pairLongMark = 0
  frame.columns = 0
}

/** Takes an open array out of the pointers: a pair in it stands for a member, whose value is a document. */
export function passArray(at: usize): void {
  changetype<Frame>(at).kind = INNER
  arrays--
}

/** Ends what `passArray` began. */
export function returnToArray(at: usize): void {
  changetype<Frame>(at).kind = Counter.array
  arrays++
}

/** Takes the innermost frame off. */
export function popFrame(): void {
  if (changetype<Frame>(top).kind == Counter.array) arrays--
  top -= offsetof<Frame>()
  depth--
}

/** The frame around another one. */
export function outerOf(frame: usize): usize {
  return frame - offsetof<Frame>()
}

export function isFull(): bool {
  return depth > MAX_DEPTH
}

/** Of the open container number `index`, from 1 on: whether it is an array. */
export function frameIsArray(index: u32): bool {
  return changetype<Frame>(frames + <usize>index * offsetof<Frame>()).kind == Counter.array
}

/** Same: the index of its current element. */
export function frameElement(index: u32): u32 {
  return changetype<Frame>(frames + <usize>index * offsetof<Frame>()).memberCount - 1
}

/** Same: a number that no other frame has. */
export function frameSerial(index: u32): u32 {
  return changetype<Frame>(frames + <usize>index * offsetof<Frame>()).serial
}
