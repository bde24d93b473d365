/** Whether a text may hold a list of columns, in a URL, SQL or KQL. */
export function mayBeQuery(text: usize, length: u32): bool {
  let isFirst = true
  for (let at = text; at < text + length; at++) {
    const byte = <u32>load<u8>(at)
    if (byte == 0x24 || byte == 0x25 || byte == 0x7c) return true
    if (isFirst && byte != 0x20 && byte - 9 > 4 && byte < 0x80) {
      if ((byte | 0x20) == 0x73) return true
      isFirst = false
    }
  }
  return false
}
