import { startColumns } from './columns'
import { prepareDisclosed } from './disclosed'
import { firstNode, nodeCount, root, startFields } from './fields'
import { startFrames } from './frames'
import { startHeld } from './held'
import { innerFields, startInner } from './inner'
import { prepareKept, startKept } from './kept'
import { clearArena, input, INPUT_SIZE, keepArena, layOut, scratch } from './layout'
import { startLog } from './log'
import { prepareMembers } from './members'
import { forgetFields, prepareMemo } from './memo'
import { preparePairs, startPairs } from './pairs'
import { startPart } from './part'
import { startPosition } from './position'
import { startRecords } from './record'
import { addKey, prepareFields, setPairKeys } from './roles'
import { prepareRooms } from './rooms'
import { startScan } from './scan'
import { forgetShapes, leaveShape, shape, shapesAreFull, startShape } from './shape'
import { prepareShort, startShort } from './short'
import { addListed } from './sure-masks'
import { prepareSure } from './sure'
import { prepareTally, startTally } from './tally'
import { prepareValue } from './value'

/** What the host calls. Texts are handed over in `room()`. */

export { frameElement, frameIsArray, frameSerial, depth } from './frames'
export { faultAtStart, faultColumn, faultKind, faultLine, faultOffset, faultState } from './faults'
export { documents, records } from './reading'
export { startTable } from './csv'
export { makeRoom, scan } from './scan'
export { lateColumns, outerType } from './held'
export { column, lineFeeds, lines } from './position'
export {
  arrayField,
  elements,
  enterArray,
  entriesInPart,
  heldFacts,
  heldPending,
  heldTouched,
  isBetween,
  noteArray,
  partDepth,
  sawComment,
  startLines,
  wentByOneLine,
} from './part'
export { setFirstLook } from './plain-pairs'
export { setMark } from './sure'
export { pendingCount, pendingFacts, pendingList, pendingNode, pendingOccurrences } from './tally'
export { disclosedAt } from './disclosed'
export { roomOf } from './rooms'
export { addPrefix, namesRoom, setMaskedMark } from './value'
export { firstNode, forgetShapes, innerFields, leaveShape, nodeCount, shape, shapesAreFull }
export { flushTouched, touchedCount, touchedNode } from './tally'

/** Prepares the instance, once. */
export function prepare(): void {
  layOut()
  forgetShapes()
  prepareMemo()
  prepareFields()
  prepareSure()
  prepareShort()
  prepareKept()
  prepareValue()
  preparePairs()
  prepareMembers()
  prepareTally()
  prepareRooms()
  prepareDisclosed()
}

/** Where the input stands. */
export function inputStart(): usize {
  return input
}

/** How many bytes of input there is room for. */
export function inputSize(): usize {
  return INPUT_SIZE
}

/** Room for a short text that the host hands over. */
export function room(): usize {
  return scratch
}

/** Notes that a word, handed over in `room()`, means something that only the host knows. */
export function listWord(length: u32): void {
  addListed(scratch, length)
}

/** Names a key that OTLP pairs are made of, handed over in `room()`; returns a handle for `pairKeys`. */
export function nameKey(length: u32, role: u32): usize {
  return addKey(scratch, length, role)
}

/** Says which keys hold a pair's value, by their handles. */
export function pairKeys(value: usize, values: usize, arrayValue: usize, kvlistValue: usize): void {
  setPairKeys(value, values, arrayValue, kvlistValue)
}

/** Ends the preparation. */
export function ready(): void {
  keepArena()
}

/**
 * Starts a file: the length of its byte order mark, whether its offsets are those of UTF-16, how many documents inside values may
 * stand in each other, and whether its shape is remembered for other files and theirs for it.
 */
export function start(offset: u32, isUtf16: u32, levels: u32, keepsShape: u32): void {
  clearArena()
  forgetFields()
  startTally()
  startShort()
  startKept()
  startLog()
  startShape(keepsShape)
  startFields()
  startFrames(root)
  startPairs()
  startColumns()
  startRecords()
  startHeld()
  startPart()
  startInner(levels)
  startPosition(offset, isUtf16)
  startScan()
}
