import { decodeString } from './decode'
import { transcode } from './host'
import { check, Check, checked, goodEnd, skipSpaces } from './inner-check'
import { mayHold, mayHoldTable } from './inner-looks'
import { Watch } from './layout'
import { roomOf, startRooms } from './rooms'
import { isOfHalves, mend } from './surrogates'
import { End, escaped, readString, startString, stop } from './text'

/**
 * The text of a document inside a value: JSON as it stands there, or what comes out of a JSON string, of base64, of
 * `@{a=b}` and the like. Each step has a room for its text, which is that of the step in the next value afterwards.
 */

/** Most bytes of a document that are read; what is behind is disclosed. */
export const MAX_DOCUMENT: u32 = 8 * 1024 * 1024
/** Bytes that are collected of a longer one, so that it is known for one. */
export const MAX_COLLECTED: u32 = MAX_DOCUMENT + 8
/** Steps that one value is decoded by at most. */
const MAX_STEPS: u32 = 8

/** Most documents that may stand in each other. */
let maxLevel: u32 = 0

/** Starts a file, in which so many documents may stand in each other. */
export function startDocuments(levels: u32): void {
  maxLevel = levels
  startRooms()
}

/** What a value turned out to be. */
export const enum Found {
  /** No document. */
  none = 0,
  /** A document; a part of it where `isPart`. */
  document = 1,
  /** One that is not opened. */
  unread = 2,
  /** A document, or a part of it, in a value that means something beside. */
  aside = 3,
}

/** The document: where its text stands, behind how many rooms, and how many documents it stands in. */
export let documentStart: usize = 0
export let documentEnd: usize = 0
export let roomsBehind: u32 = 0
export let documentLevel: u32 = 0
/** Whether its end is missing, or too far away. */
export let isPart: bool = false
/** Of one that is not opened: whether it stands in too many others, rather than being past another limit. */
export let isBelow: bool = false

let isAside: bool = false
/** See `transcode` of `host.ts`. */
const ASIDE: u32 = 1 << 30
const UNREAD: u32 = 1 << 29

/** Finds the document that a text is, in a value that stands in `level` documents. Rooms from `room` on are free. */
export function findDocument(text: usize, length: u32, watch: u32, level: u32, room: u32): Found {
  let at = text
  let size = length
  isAside = false
  let step: u32 = 0
  while (true) {
    const isOver = size > MAX_DOCUMENT
    const end = isOver ? boundary(at, at + MAX_DOCUMENT) : at + size
    at = skipBlanks(at, end)
    if (at == end) return Found.none
    size = <u32>(end - at)
    const first = <u32>load<u8>(at)
    const held = room + step
    if (first == 0x7b || first == 0x5b) {
      documentStart = roomOf(held, size)
      memory.copy(documentStart, at, size)
      documentEnd = documentStart + mend(documentStart, size)
      roomsBehind = held + 1
      documentLevel = level + max<u32>(step, 1)
      return examine(isOver)
    }
    if (step == MAX_STEPS) return leave(true)
    if (isOfHalves(at, size)) return Found.none
    if (first == 0x22 && isOneString(at, end)) {
      const inside = <u32>(stop - at) - 1
      const to = roomOf(held, inside)
      if (escaped) size = decodeString(at + 1, inside, to)
      else {
        memory.copy(to, at + 1, inside)
        size = inside
      }
      at = to
    } else {
      const mayBeOther = first != 0x22 && mayHold(at, size, step == 0 ? watch : 0)
      if (!mayBeOther && !mayHoldTable(at, end)) return Found.none
      size = transcode(at, size, step == 0 && first != 0x22 ? watch & Watch.pairs : 0, held)
      if (size == 0) return Found.none
      if (size == UNREAD) return leave(false)
      isAside = (size & ASIDE) != 0
      size &= ~ASIDE
      at = roomOf(held, size)
    }
    step++
  }
}

/** Whether a text is a JSON string and nothing else: what begins with one may be a table whose first name is in quotes. */
function isOneString(at: usize, end: usize): bool {
  startString()
  return readString(at + 1, end) == End.quote && skipSpaces(stop + 1, end) == end
}

function leave(isDeep: bool): Found {
  isBelow = isDeep
  return Found.unread
}

/** Whether the text that was found is a document, and may be read. */
function examine(isOver: bool): Found {
  check(documentStart, documentEnd)
  if (checked == Check.broken) return Found.none
  if (checked == Check.beyond || documentLevel > maxLevel) return leave(checked != Check.beyond)
  isPart = checked == Check.cut || isOver
  if (isPart) documentEnd = goodEnd
  return isAside ? Found.aside : Found.document
}

/** Behind the blanks of JSON, and a byte order mark. */
function skipBlanks(from: usize, end: usize): usize {
  const hasMark = from + 3 <= end && load<u16>(from) == 0xbbef && load<u8>(from, 2) == 0xbf
  return skipSpaces(hasMark ? from + 3 : from, end)
}

/** The last place up to `end` between two characters. */
function boundary(start: usize, end: usize): usize {
  let at = end
  while (at > start && (load<u8>(at) & 0xc0) == 0x80) at--
  return at
}
