import { isDigit, isHexDigit, isWordByte } from './bytes'
import { runOfDigits } from './sure-numbers'
import { Flag } from './text'
import { CAPITALS_Y, COLONS, DIGIT_BASE, DIGIT_LIMIT, DOTS, HYPHENS, PLUSES } from './vectors'

/** Whether a datum may stand inside longer text. */

/** Whether something that `findEmbedded` of `src/detect` looks for can be there. */
export function mayHoldDatum(text: usize, length: u32, flags: u32): bool {
  if (!hasTracesOfData(text, length, flags)) return false
  const end = text + length
  for (let at = text; at < end; at++) {
    const byte = <u32>load<u8>(at)
    if (byte < 0x2b || byte > 0x3a) continue
    if (!isDigit(byte)) {
      if (mayStandAtSign(text, at, end, byte)) return true
      continue
    }
    const digits = runOfDigits(at, end)
    if (mayStandAtDigits(text, at, end, digits)) return true
    at += digits - 1
  }
  return false
}

/** What such data have in common, told from where digits and signs stand, whatever the digits are. */
export function hasTracesOfData(text: usize, length: u32, flags: u32): bool {
  if (length < 11) return false
  if ((flags & (Flag.colon | Flag.hyphen | Flag.plus)) == 0 && ((flags & Flag.digit) == 0 || length < 14)) return false
  return length > 64 || hasTraces(text, length)
}

/** Fewest digits of a datum that no sign tells: an IMEI without its check digit. */
const FEWEST_DIGITS: u32 = 14

/** The same for a text of up to 64 bytes that has some of the signs. */
function hasTraces(text: usize, length: u32): bool {
  let digits: u64 = 0
  let hyphens: u64 = 0
  let dots: u64 = 0
  let others: u64 = 0
  let capitals: u64 = 0
  for (let at: u32 = 0; at < length; at += 16) {
    const bytes = v128.load(text + at)
    const digit = i8x16.lt_s(i8x16.sub(bytes, v128.load(DIGIT_BASE)), v128.load(DIGIT_LIMIT))
    const other = v128.or(i8x16.eq(bytes, v128.load(COLONS)), i8x16.eq(bytes, v128.load(PLUSES)))
    digits |= (<u64>i8x16.bitmask(digit)) << at
    hyphens |= (<u64>i8x16.bitmask(i8x16.eq(bytes, v128.load(HYPHENS)))) << at
    dots |= (<u64>i8x16.bitmask(i8x16.eq(bytes, v128.load(DOTS)))) << at
    capitals |= (<u64>i8x16.bitmask(i8x16.eq(bytes, v128.load(CAPITALS_Y)))) << at
    others |= (<u64>i8x16.bitmask(other)) << at
  }
  const within: u64 = (<u64>-1) >> (64 - length)
  if ((others & within) != 0 || popcnt(digits & within) >= FEWEST_DIGITS) return true
  hyphens &= within
  dots &= within
  // Pairs with hyphens, groups of four with dots, the four hyphens of a key, `PuTTY-`.
  if ((hyphens & (hyphens >> 3)) != 0 || (dots & (dots >> 5)) != 0 || (hyphens & (hyphens >> 1)) != 0) return true
  return (hyphens & (capitals << 1)) != 0
}

function mayStandAtSign(text: usize, at: usize, end: usize, byte: u32): bool {
  const left = end - at
  if (byte == 0x2b) return left > 1 && (isDigit(<u32>load<u8>(at, 1)) || load<u8>(at, 1) == 0x28)
  if (byte == 0x2e) return left > 5 && load<u8>(at, 5) == 0x2e && at > text && isHexDigit(<u32>load<u8>(at - 1))
  if (byte != 0x3a && byte != 0x2d) return false
  if (left > 3 && load<u8>(at, 3) == byte && at > text && isHexDigit(<u32>load<u8>(at - 1))) {
    if (isHexDigit(<u32>load<u8>(at, 1)) && isHexDigit(<u32>load<u8>(at, 2))) return true
  }
  if (byte == 0x3a) return at - text > 4 && ((<u32>load<u8>(at - 1)) | 0x20) == 0x6e
  // `PuTTY-User-Key-File-`
  if (at > text && load<u8>(at - 1) == 0x59) return true
  return left > 4 && load<u32>(at, 1) == 0x2d2d2d2d
}

function mayStandAtDigits(text: usize, at: usize, end: usize, digits: u32): bool {
  if (at > text && isWordByte(<u32>load<u8>(at - 1))) return false
  const after = at + digits
  if (after < end && isWordByte(<u32>load<u8>(after))) return false
  if (digits >= 14 && digits <= 16) return true
  if (digits > 1 && load<u16>(at) == 0x3938 && end - at >= 19) return true
  if (digits != 2 && digits != 6 && digits != 8) return false
  // Three groups of digits, as an IMEI is printed.
  if (end - at < 17 || !isGroupSign(<u32>load<u8>(after))) return false
  const second = runOfDigits(after + 1, end)
  const third = after + 1 + second
  return second > 0 && third + 1 < end && isGroupSign(<u32>load<u8>(third)) && isDigit(<u32>load<u8>(third, 1))
}

function isGroupSign(byte: u32): bool {
  return byte == 0x2d || byte == 0x20 || byte == 0x2f
}
