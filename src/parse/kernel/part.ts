import { isInTable } from './columns'
import { firstNode } from './fields'
import { arrays, depth, top } from './frames'
import { heldDepth, holdFrames, leftFacts, MOST_HELD } from './held'
import { Counter, frames } from './layout'
import { forgetDisclosed } from './disclosed'
import { hasOneLine } from './lines'
import { entries, sealAll } from './log'
import { restartPosition } from './position'
import { Mode, Reading, restartCounts, State } from './reading'
import { Frame, Node, Rest, Slot } from './structs'
import { dropAll } from './tally'

/**
 * Reading a part of a file: some of its lines, or some elements of one large array. Whoever reads such elements reads the
 * prelude first, from the start of the file to the array's bracket, so that it knows what stands around them.
 */

/** Index that a later part's first element bears, so that its elements are told from those of other arrays. */
const FIRST_ELEMENT: u32 = 0x40000000

/** Depth of the array; 0 where lines are read. */
let arrayDepth: u32 = 0
let serial: u32 = 0
let array: usize = 0
let entriesBefore: u64 = 0

/** Starts a file. */
export function startPart(): void {
  arrayDepth = 0
  entriesBefore = 0
}

/** Starts in the middle of a file that is read line by line. */
export function startLines(): void {
  Reading.mode = Mode.lines
  Reading.lineBegan = true
}

export function sawComment(): bool {
  return Reading.sawComment
}

/** Whether it was of account that the file's first line was still the only one. */
export function wentByOneLine(): bool {
  return Reading.wentByOneLine
}

/** Notes the array whose bracket came last. False where none did, or the array is one in another. */
export function noteArray(): bool {
  if (!isBetweenElements() || arrays != 1 || depth > MOST_HELD || changetype<Frame>(top).memberCount != 0) return false
  // The places of a table's fields are those of its columns, which stand before the part.
  if (isInTable()) return false
  arrayDepth = depth
  serial = changetype<Frame>(top).serial
  array = changetype<Frame>(top).node
  entriesBefore = entries()
  holdFrames()
  return true
}

/** Same, and goes on with an element somewhere in the array: nothing has been counted, and all around it is too large to move. */
export function enterArray(): bool {
  if (!noteArray()) return false
  for (let at = firstNode; at != 0; at = changetype<Rest>(changetype<Node>(at).rest).nextNode) uncount(at)
  dropAll()
  for (let level: u32 = 1; level <= depth; level++) {
    const frame = frameAt(level)
    frame.pendingStart = 0
    frame.touchedStart = 0
  }
  Reading.firstFeeds = hasOneLine(Reading.at) ? 0 : u64.MAX_VALUE
  Reading.wentByOneLine = false
  restartCounts()
  restartPosition()
  forgetDisclosed()
  sealAll()
  entriesBefore = entries()
  changetype<Frame>(top).memberCount = FIRST_ELEMENT
  return true
}

function uncount(at: usize): void {
  const node = changetype<Node>(at)
  node.occurs = 0
  node.pending = 0
  for (let slot = node.slots; slot != 0; slot = changetype<Slot>(slot).next) changetype<Slot>(slot).count = 0
}

function frameAt(level: u32): Frame {
  return changetype<Frame>(frames + <usize>level * offsetof<Frame>())
}

/** Whether another reader may go on here: between two lines, or between two elements of the array. */
export function isBetween(): bool {
  if (arrayDepth == 0) return isBetweenLines()
  const frame = changetype<Frame>(top)
  return isBetweenElements() && depth == arrayDepth && frame.serial == serial && frame.memberCount != 0
}

function isBetweenLines(): bool {
  const isAtStart = Reading.state == State.document && Reading.textDocuments == 0
  return Reading.at == Reading.end && Reading.mode == Mode.lines && isAtStart
}

/** Whether all that came has been read, and an element may come next. */
function isBetweenElements(): bool {
  const isInArray = changetype<Frame>(top).kind == Counter.array
  return Reading.at == Reading.end && Reading.state == State.valueOrClose && isInArray
}

/** Elements of the array so far. */
export function elements(): u32 {
  const count = changetype<Frame>(top).memberCount
  return count >= FIRST_ELEMENT ? count - FIRST_ELEMENT : count
}

/** Counts since the array began: how large it has grown. */
export function entriesInPart(): u64 {
  return entries() - entriesBefore
}

/** Depth of the array, of which `heldFacts` and `heldStart` tell. */
export function partDepth(): u32 {
  return arrayDepth
}

/** Facts of the container number `level` around the elements, from 1 on. */
export function heldFacts(level: u32): u32 {
  return level <= heldDepth ? frameAt(level).facts : leftFacts(level)
}

/** Same, while it is open: its first pending tally. */
export function heldPending(level: u32): u32 {
  return frameAt(level).pendingStart
}

/** Same: the first field that it touched. */
export function heldTouched(level: u32): u32 {
  return frameAt(level).touchedStart
}

/** The array's field. */
export function arrayField(): u32 {
  return changetype<Node>(array).id
}
