/** Texts that were decoded, and may hold halves of characters, which are no UTF-8. */

/** Whether a text has a byte. */
export function has(text: usize, length: u32, wanted: u8): bool {
  const end = text + length
  let at = text
  for (; at + 16 <= end; at += 16) if (v128.any_true(i8x16.eq(v128.load(at), i8x16.splat(wanted)))) return true
  for (; at < end; at++) if (load<u8>(at) == wanted) return true
  return false
}

/**
 * Makes UTF-8 of a text that was decoded: joins the halves of a pair of surrogates, and puts U+FFFD in place of one that
 * stands alone. Returns the length in bytes.
 */
export function mend(text: usize, length: u32): u32 {
  const end = text + length
  if (!has(text, length, 0xed)) return length
  let out = text
  for (let at = text; at < end;) {
    if (load<u8>(at) != 0xed || at + 3 > end || load<u8>(at, 1) < 0xa0) {
      store<u8>(out++, load<u8>(at++))
      continue
    }
    const high = unitAt(at)
    const low: u32 = at + 6 <= end && load<u8>(at, 3) == 0xed ? unitAt(at + 3) : 0
    if (high < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
      const code: u32 = 0x10000 + ((high & 0x3ff) << 10) + (low & 0x3ff)
      store<u8>(out, 0xf0 | (code >> 18))
      store<u8>(out, 0x80 | ((code >> 12) & 0x3f), 1)
      store<u8>(out, 0x80 | ((code >> 6) & 0x3f), 2)
      store<u8>(out, 0x80 | (code & 0x3f), 3)
      out += 4
      at += 6
    } else {
      store<u8>(out, 0xef)
      store<u8>(out, 0xbf, 1)
      store<u8>(out, 0xbd, 2)
      out += 3
      at += 3
    }
  }
  return <u32>(out - text)
}

/** Whether a text that was decoded holds a surrogate, and so is no UTF-8. */
export function isOfHalves(text: usize, length: u32): bool {
  if (!has(text, length, 0xed)) return false
  for (let at = text; at + 1 < text + length; at++) if (load<u8>(at) == 0xed && load<u8>(at, 1) >= 0xa0) return true
  return false
}

function unitAt(at: usize): u32 {
  return 0xd000 | (((<u32>load<u8>(at, 1)) & 0x3f) << 6) | ((<u32>load<u8>(at, 2)) & 0x3f)
}
