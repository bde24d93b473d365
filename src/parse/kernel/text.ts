import {
  ALPHA_LIMIT,
  BACKSLASHES,
  DIGIT_BASE,
  DIGIT_LIMIT,
  EIGHTS,
  FOURS,
  HEX_LIMIT,
  HIGH_SIGNS,
  LANES,
  LETTER_BASE,
  LINES,
  LOW_HALVES,
  LOW_SIGNS,
  ONES,
  QUOTES,
  SPACES,
  TWOS,
} from './vectors'

/** Kinds of characters in a text, as in `src/detect/char-flags.ts`; told of what stands outside escapes. */
export const enum Flag {
  digit = 1,
  hexLetter = 2,
  letter = 4,
  hyphen = 8,
  dot = 16,
  colon = 32,
  plus = 64,
  at = 128,
  space = 256,
  slash = 512,
  nonAscii = 1024,
  other = 2048,
}

/** How reading a string ended. */
export const enum End {
  /** The input ends first. */
  cut = 0,
  /** At its closing quote. */
  quote = 1,
  /** At what may not stand in a string. */
  broken = 2,
  /** At bytes that are not UTF-8. */
  undecodable = 3,
}

/** Where reading stopped: the closing quote; or what is wrong; or, where the input ends first, what is still to be read. */
export let stop: usize = 0
/** 1 where there were letters beyond ASCII. */
export let isForeign: u32 = 0
/** 1 where there was an escape. */
export let escaped: u32 = 0

/** Reads on in a string up to its closing quote. `escaped` and the flag of letters beyond ASCII are added to. */
export function readString(start: usize, end: usize): End {
  let at = start
  while (true) {
    if (at >= end) return leave(at, End.cut)
    const bytes = v128.load(at)
    // Compared as signed bytes, what is not ASCII is less than a space too.
    const special = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(bytes, v128.load(QUOTES)), i8x16.eq(bytes, v128.load(BACKSLASHES))),
        i8x16.lt_s(bytes, v128.load(SPACES)),
      ),
    )
    if (special == 0) {
      at += 16
      continue
    }
    at += ctz(special)
    if (at >= end) return leave(end, End.cut)
    const byte = <u32>load<u8>(at)
    if (byte == 0x22) return leave(at, End.quote)
    if (byte >= 0x80) {
      isForeign = 1
      const width = widthOfUtf8(at, end)
      if (width <= 0) return leave(at, width == 0 ? End.cut : End.undecodable)
      at += width
    } else if (byte == 0x5c) {
      const width = widthOfEscape(at, end)
      if (width <= 0) return leave(at, width == 0 ? End.cut : End.broken)
      escaped = 1
      at += width
    } else return leave(at, End.broken)
  }
}

function leave(at: usize, how: End): End {
  stop = at
  return how
}

/** Kinds of characters in a text of ASCII without escapes. */
export function flagsOf(text: usize, length: u32): u32 {
  // Joined over all vectors: signs one bit each, and words.
  let signs = v128.splat<u8>(0)
  let words = v128.splat<u8>(0)
  const end = text + length
  for (let at = text; at < end; at += 16) {
    const bytes = v128.load(at)
    const kept = v128.load(LANES + 16 - min<usize>(end - at, 16))
    const digit = i8x16.lt_s(i8x16.sub(bytes, v128.load(DIGIT_BASE)), v128.load(DIGIT_LIMIT))
    const folded = i8x16.sub(v128.or(bytes, v128.load(SPACES)), v128.load(LETTER_BASE))
    const alpha = i8x16.lt_s(folded, v128.load(ALPHA_LIMIT))
    const hex = i8x16.lt_s(folded, v128.load(HEX_LIMIT))
    const line = i8x16.eq(bytes, v128.load(LINES))
    const sign = v128.and(
      i8x16.swizzle(v128.load(LOW_SIGNS), v128.and(bytes, v128.load(LOW_HALVES))),
      i8x16.swizzle(v128.load(HIGH_SIGNS), v128.and(i16x8.shr_u(bytes, 4), v128.load(LOW_HALVES))),
    )
    const letter = v128.or(v128.andnot(alpha, hex), line)
    const plain = v128.or(v128.or(digit, alpha), line)
    const other = v128.and(i8x16.eq(sign, v128.splat<u8>(0)), v128.not(plain))
    const word = v128.or(
      v128.or(v128.and(digit, v128.load(ONES)), v128.and(hex, v128.load(TWOS))),
      v128.or(v128.and(letter, v128.load(FOURS)), v128.and(other, v128.load(EIGHTS))),
    )
    signs = v128.or(signs, v128.and(sign, kept))
    words = v128.or(words, v128.and(word, kept))
  }
  const word = joined(words)
  return (word & 7) | (joined(signs) << 3) | ((word & 8) << 8)
}

/** All sixteen bytes joined by `or`. */
function joined(bytes: v128): u32 {
  let all = i64x2.extract_lane(bytes, 0) | i64x2.extract_lane(bytes, 1)
  all |= all >> 32
  all |= all >> 16
  all |= all >> 8
  return (<u32>all) & 0xff
}

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
function hexDigit(byte: u32): i32 {
  if (byte - 0x30 < 10) return byte - 0x30
  const letter = (byte | 0x20) - 0x61
  return letter < 6 ? letter + 10 : -1
}

/** Prepares for the next string. */
export function startString(): void {
  isForeign = 0
  escaped = 0
}

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

/** Kinds of characters in a text without escapes, whatever it holds. */
export function flagsOfPlain(text: usize, length: u32): u32 {
  let found: u32 = 0
  for (let at = text; at < text + length; at++) {
    const byte = <u32>load<u8>(at)
    const folded = (byte | 0x20) - 0x61
    if (byte - 0x30 < 10) found |= Flag.digit
    else if (folded < 26) found |= folded < 6 ? Flag.hexLetter : Flag.letter
    else if (byte >= 0x80) found |= Flag.nonAscii
    else found |= flagOfSign(byte)
  }
  return found
}

function flagOfSign(byte: u32): u32 {
  switch (byte) {
    case 0x5f:
      return Flag.letter
    case 0x2d:
      return Flag.hyphen
    case 0x2e:
      return Flag.dot
    case 0x3a:
      return Flag.colon
    case 0x2b:
      return Flag.plus
    case 0x40:
      return Flag.at
    case 0x20:
      return Flag.space
    case 0x2f:
      return Flag.slash
    default:
      return Flag.other
  }
}

/** Whether a text holds ASCII only. */
export function isAscii(text: usize, length: u32): bool {
  let all: u32 = 0
  for (let at = text; at < text + length; at++) all |= load<u8>(at)
  return all < 0x80
}
