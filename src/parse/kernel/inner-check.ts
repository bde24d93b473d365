import { LONGEST_TOKEN, MAX_DEPTH, scratch } from './layout'
import { lengthOfLiteral, lengthOfNumber } from './numbers'
import { Reading } from './reading'
import { End, readString, startString, stop } from './text'

/** Whether a text is JSON (RFC 8259): told before anything of it is counted. */

export const enum Check {
  broken = 0,
  /** One object or array, or several one after the other. */
  whole = 1,
  /** The beginning of one, with a member at least: the text ends too soon. */
  cut = 2,
  /** Past a limit of the reader. */
  beyond = 3,
}

/** What stands next. */
const enum Next {
  document,
  value,
  valueOrClose,
  key,
  keyOrClose,
  colon,
  commaOrClose,
}

export let checked: Check = Check.broken
/** Behind the last value, or the last bracket, that is whole. */
export let goodEnd: usize = 0
/** Brackets in brackets. */
export let deepest: u32 = 0

let open: u32 = 0
let hasMember: bool = false

/** Reads a text of valid UTF-8. */
export function check(start: usize, end: usize): void {
  const outerEnd = Reading.end
  const wasLast = Reading.isLast
  Reading.end = end
  Reading.isLast = true
  checked = read(start, end)
  Reading.end = outerEnd
  Reading.isLast = wasLast
}

function read(start: usize, end: usize): Check {
  let here = start
  let next = Next.document
  open = 0
  deepest = 0
  hasMember = false
  goodEnd = start
  while (true) {
    here = skipSpaces(here, end)
    if (here >= end) return next == Next.document ? Check.whole : cut()
    const byte = <u32>load<u8>(here)
    if (byte == 0x7b || byte == 0x5b) {
      if (next > Next.valueOrClose) return Check.broken
      if (open == MAX_DEPTH) return Check.beyond
      store<u8>(scratch + open, byte)
      open++
      deepest = max(deepest, open)
      next = byte == 0x7b ? Next.keyOrClose : Next.valueOrClose
      here++
      goodEnd = here
    } else if (byte == 0x7d || byte == 0x5d) {
      const mayClose = next == Next.commaOrClose || next == (byte == 0x7d ? Next.keyOrClose : Next.valueOrClose)
      if (!mayClose || open == 0 || <u32>load<u8>(scratch + open - 1) + 2 != byte) return Check.broken
      open--
      next = open == 0 ? Next.document : Next.commaOrClose
      here++
      goodEnd = here
    } else if (byte == 0x2c) {
      if (next != Next.commaOrClose) return Check.broken
      next = load<u8>(scratch + open - 1) == 0x7b ? Next.key : Next.value
      here++
    } else if (byte == 0x3a) {
      if (next != Next.colon) return Check.broken
      hasMember = true
      next = Next.value
      here++
    } else {
      const isKey = next == Next.key || next == Next.keyOrClose
      if (!isKey && next != Next.value && next != Next.valueOrClose) return Check.broken
      if (byte == 0x22) {
        startString()
        const how = readString(here + 1, end)
        if (how == End.cut) return cut()
        if (how != End.quote) return Check.broken
        if (isKey && stop - here - 1 >= LONGEST_TOKEN) return Check.beyond
        here = stop + 1
      } else {
        if (isKey) return Check.broken
        const length = lengthOfScalar(here, byte)
        if (length <= 0) return endsInside(here, end) ? cut() : Check.broken
        if (<usize>length >= LONGEST_TOKEN) return Check.beyond
        here += length
        // The rest of a number may be missing.
        if (here == end) return cut()
      }
      if (!isKey) goodEnd = here
      next = isKey ? Next.colon : Next.commaOrClose
    }
  }
}

function cut(): Check {
  return hasMember ? Check.cut : Check.broken
}

function lengthOfScalar(here: usize, byte: u32): i32 {
  if (byte == 0x2d || byte - 0x30 < 10) return lengthOfNumber(here)
  return byte == 0x74 || byte == 0x66 || byte == 0x6e ? lengthOfLiteral(here, byte) : -1
}

/** Whether the text ends in what may become a number or a literal. */
function endsInside(here: usize, end: usize): bool {
  for (let at = here; at < end; at++) {
    const byte = <u32>load<u8>(at)
    const isNumeric = byte - 0x30 < 10 || byte == 0x2b || byte == 0x2d || byte == 0x2e || (byte | 0x20) == 0x65
    if (!isNumeric) return isStartOfLiteral(here, end)
  }
  return true
}

function isStartOfLiteral(here: usize, end: usize): bool {
  const length = <u32>(end - here)
  if (length > 4) return false
  let word: u64 = 0
  for (let at: u32 = 0; at < length; at++) word |= (<u64>load<u8>(here + at)) << ((<u64>at) << 3)
  const kept: u64 = ((<u64>1) << ((<u64>length) << 3)) - 1
  return word == (0x65757274 & kept) || word == (0x6c6c756e & kept) || word == (0x65736c6166 & kept)
}

/** Behind the blanks of JSON. */
export function skipSpaces(from: usize, end: usize): usize {
  let at = from
  while (at < end) {
    const byte = <u32>load<u8>(at)
    if (byte != 0x20 && byte != 0x09 && byte != 0x0a && byte != 0x0d) break
    at++
  }
  return at
}
