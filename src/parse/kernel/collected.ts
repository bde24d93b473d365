import { decodeString } from './decode'
import { findInner, leaveRoom, room, takeRoom } from './inner'
import { mayBegin, mayHoldLines } from './inner-looks'
import { Found, MAX_COLLECTED } from './inner-text'
import { Reading } from './reading'
import { roomOf } from './rooms'
import { watchOfNext } from './scalar'

/** Long strings that may be documents: the host reads them in pieces, which are collected here. */

/** Bytes of a long string that were collected, in the room `room`; it may be a document. */
export let collected: u32 = 0
let isCollecting = false

/** Collects a piece of a long string without its escapes. */
export function collect(at: usize, length: u32, isEscaped: u32, isFirst: bool): void {
  if (isFirst) {
    collected = 0
    const byte = <u32>load<u8>(at)
    isCollecting = byte == 0x5c || mayBegin(byte, watchOfNext()) || mayHoldLines(at, Reading.end)
  }
  if (!isCollecting || collected >= MAX_COLLECTED || length == 0) return
  const to = roomOfCollected(collected + length) + collected
  if (isEscaped) collected += decodeString(at, length, to)
  else {
    memory.copy(to, at, length)
    collected += length
  }
}

/** Room for what is collected, which moves when it grows. */
function roomOfCollected(size: u32): usize {
  const before = roomOf(room, 0)
  const after = roomOf(room, size)
  if (after != before && collected > 0) memory.copy(after, before, collected)
  return after
}

/** Finds the document that was collected. */
export function findCollected(watch: u32): Found {
  if (!isCollecting || collected == 0) return Found.none
  const text = roomOf(room, 0)
  takeRoom()
  const found = findInner(text, min(collected, MAX_COLLECTED), watch, true)
  leaveRoom()
  return found
}

/** The text that was collected. */
export function collectedText(): usize {
  return roomOf(room, 0)
}
