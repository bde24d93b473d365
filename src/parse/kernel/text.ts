import { widthOfEscape, widthOfUtf8 } from './utf8'
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

/** Reading strings, sixteen bytes at a time. */

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
    if (at >= end) return leave(end, End.cut)
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
    const kept = v128.load(LANES + 32 - min<usize>(end - at, 16))
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

/** Prepares for the next string. */
export function startString(): void {
  isForeign = 0
  escaped = 0
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
