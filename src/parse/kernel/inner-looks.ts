import { Watch } from './layout'
import { has } from './surrogates'

/** What most strings are told by to be no document, and no name: one look at their first byte. */

const DOCUMENT: u32 = 1
const NAME: u32 = 2

/**
 * By first byte, whether a text may be, or hold, a document: blanks, `"`, `7`, `<`, `?`, `@`, `P`, `U`, `V`, `W`, `Y`, `Z`,
 * `[`, `e`, `h`, `{`, and
 * that of a byte order mark. `NAME` is added by `noteNameStart`.
 */
const STARTS: usize = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 1, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])

/** Whether a text that starts with this byte may hold a document. */
export function mayBegin(first: u32, watch: u32): bool {
  return (((<u32>load<u8>(STARTS + first)) & DOCUMENT) | (watch & Watch.pairs)) != 0
}

/** Notes that a name which carries itself may start with this byte. */
export function noteNameStart(first: u32): void {
  store<u8>(STARTS + first, (<u32>load<u8>(STARTS + first)) | NAME)
}

/** Whether a name that carries itself may start with this byte. */
export function mayStartName(first: u32): bool {
  return ((<u32>load<u8>(STARTS + first)) & NAME) != 0
}

/** Whether a text may hold a document: most do not, which takes one look. */
export function mayHold(text: usize, length: u32, watch: u32): bool {
  const first = <u32>load<u8>(text)
  return mayBegin(first, watch) && length > 1 && isLikely(text, length, first, watch)
}

function isLikely(text: usize, length: u32, first: u32, watch: u32): bool {
  const second = <u32>load<u8>(text, 1)
  switch (first) {
    case 0x7b: // {
    case 0x5b: // [
    case 0x22: // "
    case 0x09:
    case 0x0a:
    case 0x0d:
    case 0x20:
      return true
  }
  if ((first == 0xef && second == 0xbb) || (first == 0x40 && second == 0x7b)) return true
  if ((watch & Watch.pairs) != 0 && has(text, length, 0x3d)) return true
  switch (first) {
    case 0x3c: // <, of XML
      return (isLetter(second) || second == 0x5f || second == 0x3f || second == 0x21) && has(text, length, 0x2f)
    case 0x50: // P, the base64 of <
      return length > 11 && second - 0x41 < 8 && second != 0x42
    case 0x55: // UE, that of P
      return length > 11 && second == 0x45
    case 0x59: // YnBs, the base64 of bpl
      return length > 11 && load<u32>(text) == 0x73426e59
    case 0x3f: // ?
      return has(text, length, 0x3d)
    case 0x68: // http...?
      return length > 8 && load<u32>(text) == 0x70747468 && has(text, length, 0x3f)
    case 0x65: // e, the base64 of {
      return length > 11 && (second == 0x79 || second == 0x77)
    case 0x57: // W, that of [
      return length > 11 && (isAnyOf(second, 0x79, 0x77, 0x33, 0x31) || second == 0x7a || second == 0x6c)
    case 0x37: // 77u/, that of a byte order mark
      return length > 11 && second == 0x37
    case 0x5a: // ZX, the base64 of ey
      return length > 11 && second == 0x58
    case 0x56: // V, that of W, of Z and of itself
      return length > 11 && (isAnyOf(second, 0x32, 0x33, 0x6a, 0x6d) || second == 0x6e || second == 0x7a)
    default:
      return false
  }
}

/** Bytes in which the header of a table ends: three for each unit of `src/parse/table-text.ts`. */
const LONGEST_HEADER: usize = 3 * 4_096 + 3

/** Whether a string, as it stands between its quotes, has an end of a line where the header of a table would end. */
export function mayHoldLines(text: usize, end: usize): bool {
  const last = min(end, text + 2 * LONGEST_HEADER) - 1
  for (let at = text; at < last; at++) {
    if (load<u8>(at) != 0x5c) continue
    at++
    const escape = load<u8>(at)
    if (escape == 0x6e || escape == 0x75) return true
  }
  return false
}

/**
 * Whether a text without escapes may hold a table: its first line is names with commas, semicolons, tabs or bars between them,
 * and the second has as many of these. Quotes may hold such signs, so that only the host tells.
 */
export function mayHoldTable(text: usize, end: usize): bool {
  const last = min(end, text + LONGEST_HEADER)
  let sign: u32 = 0
  let signs: u32 = 0
  let beginsName = true
  for (let at = text; at < last; at++) {
    const byte = <u32>load<u8>(at)
    if (byte == 0x0a) return signs != 0 && !beginsName && mayBeRow(at + 1, end, sign, signs)
    if (isAnyOf(byte, 0x2c, 0x3b, 0x09, 0x7c)) {
      if (beginsName || (sign != 0 && byte != sign)) return false
      sign = byte
      signs++
      beginsName = true
    } else {
      if (!mayBeginName(byte) && (beginsName || !mayGoOnInName(byte))) return false
      beginsName = false
    }
  }
  return false
}

/** A letter, `_`, `@`, `$`, a quote around the name, or what is beyond ASCII. */
function mayBeginName(byte: u32): bool {
  return isLetter(byte) || byte >= 0x80 || byte == 0x22 || byte == 0x24 || byte == 0x40 || byte == 0x5f
}

/** A digit, `.`, `#`, `/`, `-`, a bracket, a blank, or the end of a line. */
function mayGoOnInName(byte: u32): bool {
  return byte - 0x2d < 13 || byte == 0x20 || byte == 0x23 || byte == 0x28 || byte == 0x29 || byte == 0x0d
}

/** Whether a line has so many signs, or quotes. */
function mayBeRow(from: usize, end: usize, sign: u32, signs: u32): bool {
  let found: u32 = 0
  for (let at = from; at < end; at++) {
    const byte = <u32>load<u8>(at)
    if (byte == 0x22) return true
    if (byte == 0x0a) break
    if (byte == sign) found++
  }
  return found == signs
}

function isLetter(byte: u32): bool {
  return (byte | 0x20) - 0x61 < 26
}

function isAnyOf(byte: u32, a: u32, b: u32, c: u32, d: u32): bool {
  return byte == a || byte == b || byte == c || byte == d
}
