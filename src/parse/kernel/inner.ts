import { collect } from './collected'
import { disclose, forgetDisclosed, Unread } from './disclosed'
import { nodeCount } from './fields'
import { depth, passArray, pushFrame, returnToArray, top } from './frames'
import { longText } from './host'
import { deepest } from './inner-check'
import { mayHold, mayHoldTable } from './inner-looks'
import {
  documentEnd,
  documentLevel,
  documentStart,
  findDocument,
  Found,
  isBelow,
  isPart,
  roomsBehind,
  startDocuments,
} from './inner-text'
import { Counter, INNER, Kind, LONGEST_TOKEN, MAX_DEPTH } from './layout'
import { entries, head } from './log'
import { findMember, takeLikely } from './members'
import { lengthOfLiteral, lengthOfNumber } from './numbers'
import { pairTop } from './pairs'
import { countShort } from './plain-values'
import { Reading } from './reading'
import { onClose, onOpen } from './record'
import { countElement, looksWatched, onLongString, onPlainScalar, onScalar, plainChild } from './scalar'
import { findShort, passShort, Short, shortFacts, shortLength, shortSlot } from './short'
import { Frame, Node } from './structs'
import { escaped, isForeign, readString, startString, stop } from './text'
import { Form } from './value'

/**
 * Documents inside values. A string that is a document is read as if the document stood in its place, below a field of its
 * own: so what is known of the record around it holds inside, and what it says counts for the record.
 */

/** Most fields that documents inside values have; what more there is, is disclosed. */
const MAX_FIELDS: u32 = 50_000
/** Fields made in documents that have been read, and fields that there were before the one that is open. */
let fieldsInside: u32 = 0
let fieldsBefore: u32 = 0
/** Documents that are open, and the rooms that they take. */
let level: u32 = 0
export let room: u32 = 0

/** Starts a file, in which so many documents may stand in each other. */
export function startInner(levels: u32): void {
  level = 0
  room = 0
  fieldsInside = 0
  fieldsBefore = 0
  startDocuments(levels)
  forgetDisclosed()
}

/** Keeps the next room for a text in which a document is looked for. */
export function takeRoom(): void {
  room++
}

/** Ends what `takeRoom` began. */
export function leaveRoom(): void {
  room--
}

/**
 * Finds the document that a string is; `readInner` comes next where it is one.
 *
 * @param hasLines Whether the string may have several lines: JSON writes an end of a line as an escape.
 */
export function findInner(text: usize, length: u32, watch: u32, hasLines: bool): Found {
  if (!mayHold(text, length, watch) && !(hasLines && mayHoldTable(text, text + length))) return Found.none
  const found = findDocument(text, length, watch, level, room)
  const isRead = found == Found.document || found == Found.aside
  const isTooMuch = isRead && (depth + 1 + deepest > MAX_DEPTH || innerFields() >= MAX_FIELDS)
  if (found != Found.unread && !isTooMuch) return found
  disclose(isTooMuch || !isBelow ? Unread.part : Unread.depth)
  return Found.unread
}

/** Fields made in documents inside values so far. */
export function innerFields(): u32 {
  return fieldsInside + (level == 0 ? 0 : nodeCount - fieldsBefore)
}

/** Reads the document that was found, below the field of its string. */
export function readInner(node: usize): void {
  if (isPart) disclose(Unread.part)
  const outerEnd = Reading.end
  const wasLast = Reading.isLast
  const outerRoom = room
  const outerLevel = level
  const start = documentStart
  const end = documentEnd
  Reading.end = end
  Reading.isLast = true
  if (level == 0) fieldsBefore = nodeCount
  room = roomsBehind
  level = documentLevel
  const around = top
  const isOfPair = changetype<Frame>(around).kind == Counter.array && changetype<Node>(node).kind != Kind.element
  if (isOfPair) passArray(around)
  pushFrame(INNER, node, head, entries(), pairTop)
  const own = depth
  readTokens(start, end)
  while (depth >= own) onClose()
  if (isOfPair) returnToArray(around)
  if (outerLevel == 0) fieldsInside += nodeCount - fieldsBefore
  room = outerRoom
  level = outerLevel
  Reading.end = outerEnd
  Reading.isLast = wasLast
}

/** Whether a document is open. */
export function isInside(): bool {
  return level != 0
}

/** The text is known to be JSON, but for its end. */
function readTokens(start: usize, end: usize): void {
  let here = start
  let isKey = false
  while (here < end) {
    const byte = <u32>load<u8>(here)
    if (byte == 0x22) {
      here = isKey ? readKey(here, end) : readValue(here, end)
      isKey = false
    } else if (byte == 0x7b || byte == 0x5b) {
      if (innerFields() >= MAX_FIELDS) return disclose(Unread.part)
      const isObject = byte == 0x7b
      const ahead = onOpen(isObject ? Counter.object : Counter.array, here, end)
      isKey = isObject && ahead == 0
      here += 1 + ahead
    } else if (byte == 0x7d || byte == 0x5d) {
      onClose()
      isKey = false
      here++
    } else if (byte == 0x2c) {
      isKey = changetype<Frame>(top).kind == Counter.object
      here++
    } else if (byte <= 0x20 || byte == 0x3a) here++
    else if (byte == 0x2d || byte - 0x30 < 10) {
      const length = lengthOfNumber(here)
      if (!onPlainScalar(plainChild(), Counter.number, here, length))
        onScalar(Counter.number, here, length, 0, Form.number)
      here += length
    } else {
      const length = lengthOfLiteral(here, byte)
      const kind: u32 = byte == 0x6e ? Counter.nothing : Counter.boolean
      if (!onPlainScalar(plainChild(), kind, here, length)) onScalar(kind, here, length, 0, Form.plain)
      here += length
    }
  }
}

function readKey(quote: usize, end: usize): usize {
  const likely = takeLikely(changetype<Frame>(top), changetype<Frame>(top).last, quote + 1, end)
  if (likely != 0) return quote + changetype<Node>(likely).keyLength + 2
  startString()
  readString(quote + 1, end)
  const behind = stop + 1
  findMember(quote + 1, <u32>(stop - quote) - 1, escaped)
  return behind
}

function readValue(quote: usize, end: usize): usize {
  const text = quote + 1
  const node = plainChild()
  if (node != 0 && findShort(text, end, node) == Short.known) {
    const behind = text + shortLength + 1
    countElement()
    countShort(node, shortSlot, shortFacts)
    passShort()
    return behind
  }
  startString()
  readString(text, end)
  const behind = stop + 1
  const length = <u32>(stop - text)
  if (length >= <u32>LONGEST_TOKEN) readLong(text, stop)
  else onScalar(Counter.string, text, length, escaped, isForeign ? Form.foreign : Form.plain)
  passShort()
  return behind
}

/** Gives a long string to the host in pieces. */
function readLong(text: usize, end: usize): void {
  const looks = looksWatched()
  longText(0, text, 0, 0, looks)
  collect(text, 0, 0, true)
  let at = text
  while (true) {
    const pieceEnd = min(at + LONGEST_TOKEN / 2, end)
    startString()
    readString(at, pieceEnd)
    const length = <u32>(stop - at)
    const next = stop
    collect(at, length, escaped, false)
    const mark = longText(next == end ? 2 : 1, at, length, escaped, looks)
    if (next == end) return onLongString(mark)
    at = next
  }
}
