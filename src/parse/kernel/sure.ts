import { isDigit, isHexDigit } from './bytes'
import { allocate } from './layout'
import { epoch } from './log'
import { isEmail, isLikeSim, markOfSigns } from './sure-addresses'
import { classOf } from './sure-class'
import { hasHyphens, isDate, isSpacedTime, markOfDate, markOfGuid } from './sure-forms'
import { mayHoldDatum } from './sure-inside'
import { mayBeMasked, prepareMasks } from './sure-masks'
import { markOfDigits } from './sure-numbers'
import { Flag, flagsOf, flagsOfPlain } from './text'
import { text } from './value'

/**
 * What the kernel is sure of by itself: the plain majority of values. The truth is `src/detect`, which the host asks for all
 * the rest; a test demands that both say the same of any text.
 */

/** Answer where the host must be asked. */
export const ASK: u32 = 0xffffffff

/** Marks that the kernel may give, by the order in which the host tells their numbers. */
export const enum Sure {
  email = 0,
  mac = 1,
  imei = 2,
  iccid = 3,
  dateTime = 4,
  epoch = 5,
  guid = 6,
  url = 7,
  version = 8,
  number = 9,
  word = 10,
  text = 11,
  document = 12,
}

let marks: usize = 0

export const LONGEST_LISTED: u32 = 40
const LONGEST_ITEM: u32 = 320
export const LONGEST_CLASSED: u32 = 140
export const WORD = Flag.digit | Flag.hexLetter | Flag.letter
const NUMERIC = Flag.digit | Flag.hyphen | Flag.dot | Flag.colon | Flag.slash

/** Reserves the tables. */
export function prepareSure(): void {
  marks = allocate(64)
  prepareMasks()
}

export function setMark(which: u32, mark: u32): void {
  store<u32>(marks + ((<usize>which) << 2), mark)
}

export function markFor(which: Sure): u32 {
  return load<u32>(marks + ((<usize>which) << 2))
}

/** The mark of a string of ASCII that is not empty, or `ASK`. */
export function markOfString(text: usize, length: u32, looks: bool): u32 {
  const first = <u32>load<u8>(text)
  if (length == 36 && hasHyphens(text) && first > 0x20) return markOfGuid(text, looks)
  if (isDate(text, length, first)) return markOfDate(text, length, looks)
  if (isSpacedTime(text, length)) return looks ? markFor(Sure.dateTime) : 0
  const last = <u32>load<u8>(text + length - 1)
  if (first <= 0x20 || last <= 0x20) return ASK
  const flags = flagsOf(text, length)
  if (flags == Flag.digit) return markOfDigits(text, length, looks)
  if (mayBeMasked(text, length, flags, first, last)) return ASK
  if (length > LONGEST_ITEM)
    return mayStartItem(text, length, flags, first) ? ASK : markOfPlain(text, length, flags, looks)
  if ((flags & Flag.at) != 0) return isEmail(text, length, first, flags) ? markFor(Sure.email) : ASK
  if ((flags & Flag.digit) != 0 && (flags & ~WORD) != 0) {
    if (mayBePhone(text, flags, first)) return ASK
    if ((flags & Flag.letter) == 0) {
      const mark = markOfSigns(text, length, flags)
      if (mark != 0) return mark
    }
  }
  if ((flags & ~NUMERIC) == 0 && length < 31) return markOfPlain(text, length, flags, looks)
  if ((flags & ~WORD) == 0 && !isLikeSim(text, length, flags) && !mayBeEncoded(text, length, first)) {
    return looks ? classOf(text, length, flags) : 0
  }
  if ((flags & ~WORD) == 0 || mayStartItem(text, length, flags, first)) return ASK
  return looks ? classOf(text, length, flags) : 0
}

/** A text without the beginning of an item: what stands inside it. */
function markOfPlain(text: usize, length: u32, flags: u32, looks: bool): u32 {
  if ((flags & ~NUMERIC) != 0 && mayHoldDatum(text, length, flags)) return ASK
  return looks ? classOf(text, length, flags) : 0
}

/** Letters beyond ASCII: mostly names of people, which carry nothing else. */
export function markOfForeign(text: usize, length: u32, looks: bool): u32 {
  const flags = flagsOfPlain(text, length)
  const first = <u32>load<u8>(text)
  const last = <u32>load<u8>(text + length - 1)
  const isName = (flags & ~(Flag.hexLetter | Flag.letter | Flag.space | Flag.nonAscii)) == 0
  const isAsciiLetter = (first | 0x20) - 0x61 < 26 && (first | 0x20) != 0x78 && (last | 0x20) - 0x61 < 26
  return isName && !looks && isAsciiLetter && length > 8 && length < LONGEST_ITEM ? 0 : ASK
}

/** `+`, a bracket, the 0 of a national number, `tel:`. */
function mayBePhone(text: usize, flags: u32, first: u32): bool {
  if (first == 0x2b || first == 0x28) return true
  if (first == 0x30) return (flags & (Flag.space | Flag.hyphen)) != 0
  return (first | 0x20) == 0x74 && (flags & Flag.colon) != 0 && ((<u32>load<u8>(text, 1)) | 0x20) == 0x65
}

/** First letters of the base64 of pictures: `iVBO`, `R0lG`, `UklG`, `AAAA`, `Qk0`-`Qk3`, `/9j`, `_9j`; and of keys: `LS0t`. */
function mayBeEncoded(text: usize, length: u32, first: u32): bool {
  if (length < 14) return false
  const second = <u32>load<u8>(text, 1)
  if (first == 0x2f || first == 0x5f) return second == 0x39
  if (first == 0x69) return second == 0x56
  if (first == 0x4c) return second == 0x53
  if (first == 0x52) return second == 0x30
  if (first == 0x55) return second == 0x6b
  if (first == 0x41) return second == 0x41
  return first == 0x51 && second == 0x6b
}

/** Whether a text with signs may be, or hold, an address, a token, a picture or a datum inside. */
function mayStartItem(text: usize, length: u32, flags: u32, first: u32): bool {
  if (mayBeEncoded(text, length, first)) return true
  if ((flags & Flag.at) != 0 && length > LONGEST_ITEM) return true
  const second = length > 1 ? <u32>load<u8>(text, 1) : 0
  if ((flags & Flag.colon) != 0) {
    if ((first | 0x20) == 0x64 && (second | 0x20) == 0x61) return true
    if (first == 0x3a || ((flags & Flag.space) == 0 && isHexDigit(first) && countColons(text, length) > 1)) return true
  }
  if ((flags & Flag.dot) != 0 && length > 19) {
    if (first == 0x65 && (second >= 0x77 || isDigit(second) || second == 0x2d || second == 0x5f)) return true
    if ((first | 0x20) == 0x62 && (second | 0x20) == 0x65 && (flags & Flag.space) != 0) return true
  }
  return mayHoldDatum(text, length, flags)
}

function countColons(text: usize, length: u32): u32 {
  let colons: u32 = 0
  for (let at: usize = 0; at < length; at++) if (load<u8>(text + at) == 0x3a) colons++
  return colons
}
