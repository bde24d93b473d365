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
