import { isDigit } from './bytes'
import { runOfDigits } from './sure-numbers'
import { ASK, LONGEST_CLASSED, markFor, Sure, WORD } from './sure'
import { Flag } from './text'
import { escaped } from './value'

/** What kind of plain text a value is. */

/** What kind of plain text this is; nothing is detected in it and it is no mask. @see `src/detect/value-class.ts` */
export function classOf(text: usize, length: u32, flags: u32): u32 {
  const first = <u32>load<u8>(text)
  const hasScheme = (flags & Flag.colon) != 0 && (first | 0x20) - 0x61 < 26 && (flags & Flag.slash) != 0
  // An escape may stand for a blank, which no address has.
  if (hasScheme) return !escaped && isHttp(text, length, flags) ? markFor(Sure.url) : ASK
  if ((first | 0x20) == 0x77 && load<u8>(text, 1) == load<u8>(text) && length > 4) return ASK
  if (length > LONGEST_CLASSED) return markFor(Sure.text)
  if (isDigit(first) || first == 0x2d || first == 0x2b) {
    if (isDecimal(text, length, flags)) return markFor(Sure.number)
    if (isVersion(text, length, flags)) return markFor(Sure.version)
    return isHexText(text, length, flags) ? markFor(Sure.text) : ASK
  }
  if (mayBeForm(text, length, flags, first)) return ASK
  const isWord = (flags & ~(WORD | Flag.hyphen | Flag.dot)) == 0 && length <= 64 && first != 0x5f
  return isWord && (first | 0x20) - 0x61 < 26 ? markFor(Sure.word) : markFor(Sure.text)
}

function isHttp(text: usize, length: u32, flags: u32): bool {
  if ((flags & Flag.space) != 0 || length < 12) return false
  const isHttp = (load<u32>(text) | 0x20202020) == 0x70747468
  const sign: usize = ((<u32>load<u8>(text, 4)) | 0x20) == 0x73 ? 5 : 4
  return isHttp && load<u8>(text + sign) == 0x3a && load<u16>(text + sign + 1) == 0x2f2f
}

/** Hexadecimal digits too few for a hash, with more letters than the one of an exponent. */
function isHexText(text: usize, length: u32, flags: u32): bool {
  if (flags != (Flag.digit | Flag.hexLetter) || length > 27) return false
  let letters: u32 = 0
  for (let at: usize = 0; at < length; at++) letters += load<u8>(text + at) >> 6
  return letters > 1
}

/** Up to nine digits, a dot and digits: ten may be a time, and a text of 28 a hash. */
function isDecimal(text: usize, length: u32, flags: u32): bool {
  if (flags != (Flag.digit | Flag.dot) || length > 27) return false
  const whole = runOfDigits(text, text + length)
  if (whole - 1 > 8 || whole + 1 >= length) return false
  return runOfDigits(text + whole + 1, text + length) == length - whole - 1
}

/** Three to six numbers with dots: one of up to five digits, then of up to eight. */
function isVersion(text: usize, length: u32, flags: u32): bool {
  if (flags != (Flag.digit | Flag.dot)) return false
  let parts: u32 = 0
  let at: u32 = 0
  while (at < length) {
    const digits = runOfDigits(text + at, text + length)
    if (digits == 0 || digits > (parts == 0 ? 5 : 8)) return false
    parts++
    at += digits
    if (at == length) return parts >= 3 && parts <= 6
    at++
  }
  return false
}

/** Whether a text that starts with a letter or a sign may be a duration, a version, a hash, a date or a stand-in. */
function mayBeForm(text: usize, length: u32, flags: u32, first: u32): bool {
  const second = length > 1 ? <u32>load<u8>(text, 1) : 0
  if (first == 0x50 && (isDigit(second) || second == 0x54)) return true
  if ((first | 0x20) == 0x76 && isDigit(second)) return true
  if (length >= 27 && ((flags & Flag.letter) == 0 || load<u8>(text + length - 1) == 0x3d)) return true
  if (length >= 28 && (first | 0x20) == 0x73 && (second | 0x20) == 0x68) return true
  if (length >= 28 && (first | 0x20) == 0x6d && (second | 0x20) == 0x64) return true
  if (first == 0x2f && second == 0x44) return true
  // `Lorem ipsum`
  if (length > 10 && (load<u32>(text) | 0x20202020) == 0x65726f6c && (flags & Flag.space) != 0) return true
  // `Imei value`, as Microsoft Graph's reference pages write it.
  return length > 6 && load<u32>(text + length - 4) == 0x65756c61 && (flags & Flag.space) != 0
}
