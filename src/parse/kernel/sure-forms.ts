import { isDigit } from './bytes'
import { runOfDigits } from './sure-numbers'
import { ASK, markFor, Sure } from './sure'
import { DIGIT_BASE, DIGIT_LIMIT, GREATEST_TIME, HEX_LIMIT, LEAST_TIME, LETTER_BASE, SPACES } from './vectors'

/** GUIDs, dates and times. */

export function hasHyphens(text: usize): bool {
  return load<u8>(text, 8) == 0x2d && load<u8>(text, 13) == 0x2d && load<u8>(text, 18) == 0x2d
}

/** @see RFC 9562, section 4 */
export function markOfGuid(text: usize, looks: bool): u32 {
  if (!isGuid(text)) return ASK
  return looks ? markFor(Sure.guid) : 0
}

/** Whether 36 characters are a GUID, be it nobody's. */
export function hasGuidForm(text: usize): bool {
  // Three vectors that overlap; what is no hexadecimal digit in them are the hyphens.
  const signs = signsIn(text) | (signsIn(text + 16) << 16)
  return signs == 0x842100 && signsIn(text + 20) == 0x08 && hasHyphens(text) && load<u8>(text, 23) == 0x2d
}

/** Whether 36 characters are a GUID that is somebody's. */
export function isGuid(text: usize): bool {
  if (!hasGuidForm(text)) return false
  const first = load<u32>(text)
  // Where all of it is so, it is nobody's.
  if (first == 0x30303030 || (first | 0x20202020) == 0x66666666) return hasOtherDigit(text, load<u8>(text))
  return true
}

/** Whether a GUID has another digit than its first. */
function hasOtherDigit(guid: usize, first: u8): bool {
  for (let at: usize = 0; at < 36; at++) {
    const byte = load<u8>(guid + at)
    if (byte != 0x2d && (byte | 0x20) != (first | 0x20)) return true
  }
  return false
}

/** One bit for each of 16 bytes that is no hexadecimal digit. */
function signsIn(text: usize): u32 {
  const bytes = v128.load(text)
  const digit = i8x16.lt_s(i8x16.sub(bytes, v128.load(DIGIT_BASE)), v128.load(DIGIT_LIMIT))
  const folded = i8x16.sub(v128.or(bytes, v128.load(SPACES)), v128.load(LETTER_BASE))
  return i8x16.bitmask(v128.or(digit, i8x16.lt_s(folded, v128.load(HEX_LIMIT)))) ^ 0xffff
}

/** `2026-11-01`, alone or before a `T`, whatever follows. */
export function isDate(text: usize, length: u32, first: u32): bool {
  if (length < 10 || !isDigit(first) || !hasHyphensOfDate(text)) return false
  return length == 10 || (length <= 35 && ((<u32>load<u8>(text, 10)) | 0x20) == 0x74)
}

function hasHyphensOfDate(text: usize): bool {
  return load<u8>(text, 4) == 0x2d && load<u8>(text, 7) == 0x2d
}

export function markOfDate(text: usize, length: u32, looks: bool): u32 {
  if (isClockStart(text)) return ASK
  if (!looks) return 0
  const isKnown = length == 10 ? isDay(text) : isDateTime(text, length)
  return isKnown ? markFor(Sure.dateTime) : ASK
}

/** 0001, 1601, 1970: where clocks start. A first zero may be one of many. */
function isClockStart(text: usize): bool {
  const year = load<u32>(text)
  return load<u8>(text) == 0x30 || year == 0x31303631 || year == 0x30373931
}

/** Whether a text is a time as spreadsheets and databases write it: `2026-11-01 08:30:00`, which is no start of a clock. */
export function isSpacedTime(text: usize, length: u32): bool {
  if (length < 19 || length > 35 || load<u8>(text, 10) != 0x20 || !hasHyphensOfDate(text)) return false
  return !isClockStart(text) && isDateTime(text, length)
}

/** Whether 20 characters are a time as `2026-11-01T08:30:00Z`, which is no start of a clock. */
export function isTime(text: usize): bool {
  if (!isWithin(text, 0) || !isWithin(text, 4) || isClockStart(text)) return false
  return twoDigits(text + 5) - 1 < 12 && twoDigits(text + 8) - 1 < 31
}

/** Whether sixteen characters from a place on are such as times have there. */
function isWithin(text: usize, place: usize): bool {
  const bytes = v128.load(text + place)
  const least = i8x16.min_u(bytes, v128.load(LEAST_TIME + place))
  const greatest = i8x16.max_u(bytes, v128.load(GREATEST_TIME + place))
  const odd = v128.or(
    v128.xor(least, v128.load(LEAST_TIME + place)),
    v128.xor(greatest, v128.load(GREATEST_TIME + place)),
  )
  return !v128.any_true(odd)
}

/** Number of two characters that are digits. */
function twoDigits(text: usize): u32 {
  return <u32>load<u8>(text) * 10 + <u32>load<u8>(text, 1) - 0x30 * 11
}

/** `2026-11-01`, whose hyphens were seen. */
function isDay(text: usize): bool {
  return pairAt(text) < 100 && pairAt(text + 2) < 100 && pairAt(text + 5) - 1 < 12 && pairAt(text + 8) - 1 < 31
}

/** `2026-11-01T08:30:00`, or a blank instead of the `T`, with a fraction of up to nine digits, and `Z` or an offset such as `+01:00`. */
function isDateTime(text: usize, length: u32): bool {
  if (length < 19 || !hasDateForm(text)) return false
  const month = pairAt(text + 5)
  const day = pairAt(text + 8)
  if (month - 1 > 11 || day - 1 > 30 || load<u8>(text, 11) > 0x32 || load<u8>(text, 14) > 0x35) return false
  if (load<u8>(text, 16) != 0x3a || pairAt(text + 17) > 69) return false
  let at: u32 = 19
  if (at < length && load<u8>(text + at) == 0x2e) {
    const digits = runOfDigits(text + at + 1, text + length)
    if (digits - 1 > 8) return false
    at += 1 + digits
  }
  if (at == length) return true
  const zone = <u32>load<u8>(text + at)
  if ((zone | 0x20) == 0x7a) return at + 1 == length
  if (zone != 0x2b && zone != 0x2d) return false
  return (
    at + 6 == length && load<u8>(text + at + 3) == 0x3a && pairAt(text + at + 1) < 100 && pairAt(text + at + 4) < 100
  )
}

/** `0000-00-00T00:00`, or with a blank instead of the `T`: digits where there are zeros. */
function hasDateForm(text: usize): bool {
  const bytes = v128.load(text)
  const digits = i8x16.bitmask(i8x16.lt_s(i8x16.sub(bytes, v128.load(DIGIT_BASE)), v128.load(DIGIT_LIMIT)))
  const sign = (<u32>load<u8>(text, 10)) | 0x20
  return digits == 0xdb6f && load<u8>(text, 13) == 0x3a && (sign == 0x74 || load<u8>(text, 10) == 0x20)
}

/** Number of two digits, or a large one where they are none. */
function pairAt(text: usize): u32 {
  const tens = <u32>load<u8>(text) - 0x30
  const ones = <u32>load<u8>(text, 1) - 0x30
  return tens > 9 || ones > 9 ? 1000 : tens * 10 + ones
}
