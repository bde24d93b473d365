import { isDigit, isHexDigit, isWordByte } from './bytes'
import { runOfDigits } from './sure-numbers'
import { Flag } from './text'

/** Whether a datum may stand inside longer text. */

/** Whether something that `findEmbedded` of `src/detect` looks for can be there. */
export function mayHoldDatum(text: usize, length: u32, flags: u32): bool {
  if (length < 11) return false
  if ((flags & (Flag.colon | Flag.hyphen | Flag.plus)) == 0 && ((flags & Flag.digit) == 0 || length < 14)) return false
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
  if (digits > 1 && load<u16>(at) == 0x3938) return end - at >= 19
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
