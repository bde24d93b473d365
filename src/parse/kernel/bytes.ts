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

/**
 * How many of the sixteen bytes at two places are equal, up to the first that is not. V8 makes fewer instructions of a mask than
 * of `any_true`.
 */
export function equalBytes(one: usize, other: usize): u32 {
  return ctz(~(<u32>i8x16.bitmask(i8x16.eq(v128.load(one), v128.load(other)))))
}
