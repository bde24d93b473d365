import { hexDigit } from './utf8'

/** Texts without their escapes. */

/**
 * Writes the text of a valid string without its escapes to `to`: UTF-8, but for a lone surrogate, which keeps its three
 * bytes. Returns the length in bytes, which is at most the string's own.
 */
export function decodeString(from: usize, length: u32, to: usize): u32 {
  const end = from + length
  let at = from
  let out = to
  while (at < end) {
    const byte = <u32>load<u8>(at)
    if (byte != 0x5c) {
      store<u8>(out++, byte)
      at++
      continue
    }
    const kind = <u32>load<u8>(at + 1)
    if (kind != 0x75) {
      store<u8>(out++, plainOf(kind))
      at += 2
      continue
    }
    let code = unitAt(at + 2)
    at += 6
    if ((code & 0xfc00) == 0xd800 && at + 6 <= end && load<u16>(at) == 0x755c) {
      const second = unitAt(at + 2)
      if ((second & 0xfc00) == 0xdc00) {
        code = 0x10000 + ((code & 0x3ff) << 10) + (second & 0x3ff)
        at += 6
      }
    }
    out = writeUtf8(code, out)
  }
  return <u32>(out - to)
}

function plainOf(kind: u32): u32 {
  if (kind == 0x62) return 8
  if (kind == 0x66) return 12
  if (kind == 0x6e) return 10
  if (kind == 0x72) return 13
  return kind == 0x74 ? 9 : kind
}

function unitAt(at: usize): u32 {
  let unit: u32 = 0
  for (let next: usize = 0; next < 4; next++) unit = (unit << 4) | hexDigit(<u32>load<u8>(at + next))
  return unit
}

function writeUtf8(code: u32, to: usize): usize {
  if (code < 0x80) {
    store<u8>(to, code)
    return to + 1
  }
  if (code < 0x800) {
    store<u8>(to, 0xc0 | (code >> 6))
    store<u8>(to + 1, 0x80 | (code & 0x3f))
    return to + 2
  }
  if (code < 0x10000) {
    store<u8>(to, 0xe0 | (code >> 12))
    store<u8>(to + 1, 0x80 | ((code >> 6) & 0x3f))
    store<u8>(to + 2, 0x80 | (code & 0x3f))
    return to + 3
  }
  store<u8>(to, 0xf0 | (code >> 18))
  store<u8>(to + 1, 0x80 | ((code >> 12) & 0x3f))
  store<u8>(to + 2, 0x80 | ((code >> 6) & 0x3f))
  store<u8>(to + 3, 0x80 | (code & 0x3f))
  return to + 4
}
