export function isDigit(byte: u32): bool {
  return byte - 0x30 < 10
}

export function isHexDigit(byte: u32): bool {
  return byte - 0x30 < 10 || (byte | 0x20) - 0x61 < 6
}

/** Part of a word; of what lies beyond ASCII nothing is known here. */
export function isWordByte(byte: u32): bool {
  return byte - 0x30 < 10 || (byte | 0x20) - 0x61 < 26 || byte == 0x5f
}

/** Whether so many bytes at two places are equal. Up to 63 behind them are read as well. */
export function areEqual(one: usize, other: usize, length: usize): bool {
  let from: usize = 0
  while (from + 32 < length) {
    if (equalBytes(one + from, other + from) < 32) return false
    from += 32
  }
  return equalBytes(one + from, other + from) >= length - from
}

/** How many of the 32 bytes at two places are equal, up to the first that is not. */
export function equalBytes(one: usize, other: usize): usize {
  const first: u32 = i8x16.bitmask(i8x16.eq(v128.load(one), v128.load(other)))
  const second: u32 = i8x16.bitmask(i8x16.eq(v128.load(one, 16), v128.load(other, 16)))
  return ctz(~(first | (second << 16)))
}
