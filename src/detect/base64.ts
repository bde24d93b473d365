const values = new Int8Array(128).fill(-1)
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
for (let at = 0; at < 64; at++) values[alphabet.charCodeAt(at)] = at
values[45] = 62
values[95] = 63

/**
 * Decodes the first bytes of base64 or base64url text, without `Buffer`, so that the browser page runs the same code.
 *
 * @param text Line breaks are skipped; padding ends it.
 * @param most How many bytes to decode at most.
 * @returns Fewer bytes where the text ends first, none where a character before that is not base64.
 * @see RFC 4648, sections 4 and 5.
 */
export function decodeBase64Start(text: string, most: number): Uint8Array {
  const bytes = new Uint8Array(Math.min(most, Math.ceil(text.length * 0.75)))
  let length = 0
  let pending = 0
  let bits = 0
  for (let at = 0; at < text.length && length < bytes.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 13 || code === 10) continue
    if (code === 61) break
    const value = code < 128 ? (values[code] ?? -1) : -1
    if (value < 0) return new Uint8Array(0)
    pending = ((pending << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[length++] = (pending >> bits) & 0xff
  }
  return bytes.subarray(0, length)
}

/** Tells whether `text` from `start` up to `end` is base64url without padding (RFC 4648, section 5); empty counts. */
export function isBase64Url(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 43 || code === 47 || code >= 128 || (values[code] ?? -1) < 0) return false
  }
  return true
}
