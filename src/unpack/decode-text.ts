import { isUtf8 } from 'node:buffer'
import { Fault } from '../model/fault.ts'
import type { Encoding } from '../model/report.ts'

/** What the first bytes of a file say: its encoding, and the length of its byte order mark in bytes. */
export interface Detected {
  readonly encoding: Encoding
  readonly markLength: number
}

/**
 * Tells the encoding from the first bytes (two suffice, three for a UTF-8 mark): by byte order mark, else by where the
 * zero byte of an ASCII character stands, since JSON starts with one.
 *
 * @see RFC 4627 section 3 (the pattern of zero bytes); RFC 8259 section 8.1 (UTF-8 otherwise)
 */
export function detectEncoding(head: Uint8Array): Detected {
  const [a, b, c] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', markLength: 3 }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', markLength: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', markLength: 2 }
  if (a !== 0 && b === 0) return { encoding: 'utf-16le', markLength: 0 }
  if (a === 0 && b !== undefined && b !== 0) return { encoding: 'utf-16be', markLength: 0 }
  return { encoding: 'utf-8', markLength: 0 }
}

/** Names of the code page of Western Europe. Browsers take ISO-8859-1 for the same. @see WHATWG Encoding Standard, section 4.2 */
const western: ReadonlySet<string> = new Set(['iso-8859-1', 'iso8859-1', 'latin1', 'windows-1252', 'cp1252'])

/** What an XML text says of its encoding, where its bytes do not tell it and it is another than UTF-8; else null. */
export function declaredEncoding(head: Uint8Array): Encoding | null {
  const declaration = /^<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(
    Buffer.from(head.subarray(0, 256)).toString('latin1'),
  )
  return western.has(declaration?.[1]?.toLowerCase() ?? '') ? 'windows-1252' : null
}

/** Some text as UTF-8, and the fault that ended it, with the offset of the first byte that is no text. */
export interface Decoded {
  readonly utf8: Uint8Array
  readonly fault: Fault | null
}

/** Decodes the chunks of one file in order. A character cut at the end of a chunk comes with the next one. */
export interface TextDecoding {
  decode(chunk: Uint8Array): Decoded
  /** What is left after the last chunk: nothing, or a fault where the file ends within a character. */
  end(): Decoded
}

/**
 * Starts to decode.
 *
 * @param start Offset in bytes of the first byte that will come: the length of the byte order mark.
 */
export function createTextDecoding(encoding: Encoding, start: number): TextDecoding {
  let held: Uint8Array = new Uint8Array(0)
  let offset = start

  function take(bytes: Uint8Array): Decoded {
    const utf8 = encodeValid(bytes, encoding)
    if (utf8 !== null) {
      offset += bytes.length
      return { utf8, fault: null }
    }
    const valid = encoding === 'utf-8' ? validUtf8Length(bytes) : validUtf16Length(bytes, encoding)
    const position = { line: 1, column: 1, offset: offset + valid }
    const message = `expected ${encoding.toUpperCase()} text, but found bytes that are none; save the file as UTF-8`
    return {
      utf8: encodeValid(bytes.subarray(0, valid), encoding) ?? new Uint8Array(0),
      fault: new Fault('TEXT_UNDECODABLE', message, position),
    }
  }

  return {
    decode: chunk => {
      const bytes = held.length === 0 ? chunk : concat(held, chunk)
      const cut = bytes.length - cutOf(bytes, encoding)
      held = bytes.slice(cut)
      return take(bytes.subarray(0, cut))
    },
    end: () => take(held),
  }
}

function cutOf(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'windows-1252') return 0
  return encoding === 'utf-8' ? cutUtf8(bytes) : cutUtf16(bytes, encoding)
}

/** Whole characters as UTF-8; null where they are not valid. Node does both steps for UTF-16 at several GB/s. */
function encodeValid(bytes: Uint8Array, encoding: Encoding): Uint8Array | null {
  if (encoding === 'utf-8') return isUtf8(bytes) ? bytes : null
  if (encoding === 'windows-1252') return Buffer.from(new TextDecoder(encoding).decode(bytes))
  if (bytes.length % 2 === 1) return null
  const units = encoding === 'utf-16le' ? toBuffer(bytes) : Buffer.from(bytes).swap16()
  const text = units.toString('utf16le')
  return text.isWellFormed() ? Buffer.from(text) : null
}

/** The same memory as a `Buffer`. */
function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/** How many bytes at the end belong to a character that goes on in the next chunk: 0 to 3. */
function cutUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0
  }
  return 0
}

/** Same for UTF-16: half a unit, or the first half of a surrogate pair. */
function cutUtf16(bytes: Uint8Array, encoding: Encoding): number {
  const odd = bytes.length % 2
  const end = bytes.length - odd
  const high = bytes[encoding === 'utf-16le' ? end - 1 : end - 2] ?? 0
  return end >= 2 && high >= 0xd8 && high <= 0xdb ? odd + 2 : odd
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
}

/** Length in bytes of the longest prefix that is UTF-8. @see Unicode 15.0, table 3-7 */
function validUtf8Length(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0
    const length = sequenceLength(lead)
    if (length === 0 || at + length > bytes.length) return at
    const second = bytes[at + 1] ?? 0
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
    if (length > 1 && (second < low || second > high)) return at
    for (let next = 2; next < length; next++) {
      const byte = bytes[at + next] ?? 0
      if (byte < 0x80 || byte > 0xbf) return at
    }
    at += length
  }
  return at
}

/** Length in bytes of the longest prefix without a lone surrogate or half a unit. */
function validUtf16Length(bytes: Uint8Array, encoding: Encoding): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isLittle = encoding === 'utf-16le'
  let at = 0
  while (at + 1 < bytes.length) {
    const unit = view.getUint16(at, isLittle)
    const isHigh = unit >= 0xd800 && unit <= 0xdbff
    const next = isHigh && at + 3 < bytes.length ? view.getUint16(at + 2, isLittle) : 0
    if (isHigh && !(next >= 0xdc00 && next <= 0xdfff)) return at
    if (unit >= 0xdc00 && unit <= 0xdfff) return at
    at += isHigh ? 4 : 2
  }
  return at
}
