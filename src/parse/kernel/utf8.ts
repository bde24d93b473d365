/** Lengths of what takes more than a byte: UTF-8 sequences and escapes. */

/**
 * Bytes of the UTF-8 sequence at `at`; 0 where the input ends within it, -1 where it is none.
 *
 * @see Unicode 15.0, table 3-7
 */
export function widthOfUtf8(at: usize, end: usize): i32 {
  const lead = <u32>load<u8>(at)
  if (lead < 0xc2 || lead > 0xf4) return -1
  const width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  const low: u32 = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80
  const high: u32 = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf
  for (let next = 1; next < width; next++) {
    if (at + next >= end) return 0
    const byte = <u32>load<u8>(at + next)
    if (byte < (next == 1 ? low : 0x80) || byte > (next == 1 ? high : 0xbf)) return -1
  }
  return width
}

/** Bytes of the escape at `at`; 0 where the input ends within it, -1 where it is none (RFC 8259, section 7). */
export function widthOfEscape(at: usize, end: usize): i32 {
  if (at + 1 >= end) return 0
  const kind = <u32>load<u8>(at + 1)
  if (kind == 0x75) {
    for (let next: usize = 2; next < 6; next++) {
      if (at + next >= end) return 0
      if (hexDigit(<u32>load<u8>(at + next)) < 0) return -1
    }
    return 6
  }
  const isKnown =
    kind == 0x22 ||
    kind == 0x5c ||
    kind == 0x2f ||
    kind == 0x62 ||
    kind == 0x66 ||
    kind == 0x6e ||
    kind == 0x72 ||
    kind == 0x74
  return isKnown ? 2 : -1
}

/** Value of a hexadecimal digit, or -1. */
export function hexDigit(byte: u32): i32 {
  if (byte - 0x30 < 10) return byte - 0x30
  const letter = (byte | 0x20) - 0x61
  return letter < 6 ? letter + 10 : -1
}
