import { input } from './layout'
import { FEEDS, RETURNS, SPACES } from './vectors'

/**
 * Lines, columns and offsets. Everything before `counted` has been counted once; a position is asked for in the order of the
 * input, so that all of them together cost one pass. A line ends with LF, CR LF or a lone CR; columns are UTF-16 units.
 */

export let lines: u64 = 0
/** UTF-16 units since the last line began. */
export let column: u64 = 0
/** Line feeds, which alone end a record. */
export let lineFeeds: u64 = 0
/** UTF-16 units since the file began: half the offset in bytes of a UTF-16 file. */
let units: u64 = 0
/** Offset in bytes of `input` itself. */
let inputOffset: u64 = 0
let counted: usize = 0
let afterReturn: u32 = 0
/** 1 where offsets are told in bytes of UTF-16. */
let isUtf16: u32 = 0
let startOffset: u64 = 0

/** Starts a file whose first byte has this offset (the length of a byte order mark). */
export function startPosition(offset: u32, utf16: u32): void {
  lines = 0
  column = 0
  lineFeeds = 0
  units = 0
  startOffset = offset
  isUtf16 = utf16
  inputOffset = offset
  counted = input
  afterReturn = 0
}

/** Counts from the current place on, which is told as the start of a file; all before it has been counted. */
export function restartPosition(): void {
  lines = 0
  column = 0
  lineFeeds = 0
  units = 0
  inputOffset = 0
}

/** Offset in bytes of a place up to which has been counted. */
export function offsetOf(at: usize): u64 {
  return isUtf16 ? startOffset + 2 * units : inputOffset + (at - input)
}

/** Notes that `bytes` have left the start of the input, all of them counted. */
export function shiftInput(bytes: usize): void {
  inputOffset += bytes
  counted -= bytes
}

/** Counts up to `end`. */
export function countTo(end: usize): void {
  let at = counted
  while (at + 16 <= end) {
    const start = at
    while (at + 64 <= end && isPlain(at)) at += 64
    if (at > start) {
      column += at - start
      units += at - start
      afterReturn = 0
    }
    // Where a line ends here, the next 64 bytes may be plain again.
    for (let vector = 0; vector < 4 && at + 16 <= end; vector++) {
      countVector(at)
      at += 16
    }
  }
  if (at < end) countSlowly(at, end)
  if (end > counted) counted = end
}

/** Whether 64 bytes are ASCII without line ends, or any other control character. */
function isPlain(at: usize): bool {
  const first = i8x16.min_s(v128.load(at), v128.load(at, 16))
  const second = i8x16.min_s(v128.load(at, 32), v128.load(at, 48))
  // Compared as signed bytes, what is not ASCII is less than a space too.
  return !v128.any_true(i8x16.lt_s(i8x16.min_s(first, second), v128.load(SPACES)))
}

function countVector(at: usize): void {
  const bytes = v128.load(at)
  if (i8x16.bitmask(bytes) != 0) return countSlowly(at, at + 16)
  const feeds = i8x16.bitmask(i8x16.eq(bytes, v128.load(FEEDS)))
  const returns = i8x16.bitmask(i8x16.eq(bytes, v128.load(RETURNS)))
  const ends = feeds | returns
  units += 16
  if (ends == 0) column += 16
  else {
    const own = feeds & ~((returns << 1) | afterReturn)
    lineFeeds += popcnt(feeds)
    lines += popcnt(own) + popcnt(returns)
    column = clz(ends) - 16
  }
  afterReturn = (returns >> 15) & 1
}

function countSlowly(start: usize, end: usize): void {
  for (let at = start; at < end; at++) {
    const byte = <u32>load<u8>(at)
    if (byte == 10) {
      lineFeeds++
      if (!afterReturn) lines++
      column = 0
      units++
    } else if (byte == 13) {
      lines++
      column = 0
      units++
    } else if ((byte & 0xc0) != 0x80) {
      const width = byte >= 0xf0 ? 2 : 1
      column += width
      units += width
    }
    afterReturn = byte == 13 ? 1 : 0
  }
}
