import { isDigit } from './bytes'
import { allocate } from './layout'
import { LONGEST_CLASSED, LONGEST_LISTED, WORD } from './sure'
import { Flag } from './text'

/** Whether a value may be a mask, a template or a word that means something of its own. */

/** One bit for each word that means something of its own (`redacted`, `yes`, `string`), by length, first and last letter. */
let listed: usize = 0

/** Reserves the tables. */
export function prepareMasks(): void {
  listed = allocate(4096)
  signs = allocate(128)
  noteSigns('<>[](){}*_#$%', BRACKET)
  noteSigns('*xX#?@.,:;()[]+/-_', MASK)
}

/** Notes a word that only the host knows the meaning of. */
export function addListed(text: usize, length: u32): void {
  const bit = bitOf(length, <u32>load<u8>(text), <u32>load<u8>(text + length - 1))
  const byte = <u32>load<u8>(listed + (bit >> 3))
  store<u8>(listed + (bit >> 3), byte | ((<u32>1) << (bit & 7)))
}

/** Whether a text may be a word that means something of its own. */
export function mayBeListed(text: usize, length: u32): bool {
  return isListed(length, <u32>load<u8>(text), <u32>load<u8>(text + length - 1))
}

/** The same, whichever digit its last one were. */
export function mayBeListedAnyway(text: usize, length: u32): bool {
  const first = <u32>load<u8>(text)
  const last = <u32>load<u8>(text + length - 1)
  if (!isDigit(last)) return isListed(length, first, last)
  for (let digit: u32 = 0x30; digit < 0x3a; digit++) if (isListed(length, first, digit)) return true
  return false
}

function isListed(length: u32, first: u32, last: u32): bool {
  if (length > LONGEST_LISTED) return false
  const bit = bitOf(length, first, last)
  return ((load<u8>(listed + (bit >> 3)) >> (bit & 7)) & 1) != 0
}

/** Same for both cases of a letter. */
function bitOf(length: u32, firstByte: u32, lastByte: u32): u32 {
  const first = firstByte | 32
  const last = lastByte | 32
  return (((length << 16) | (first << 8) | last) * 0x9e3779b1) >> 17
}

/** Whether the text may be a mask, a template, a listed word or an unset time. @see `src/detect/masked.ts` */
export function mayBeMasked(text: usize, length: u32, flags: u32, first: u32, last: u32): bool {
  if (mayBeListed(text, length)) return true
  const isBracket = isSign(first, BRACKET) || isSign(last, BRACKET)
  if (isBracket && length <= LONGEST_CLASSED) return true
  if (first == 0x30 && (flags & ~(Flag.digit | Flag.space | Flag.colon | Flag.hyphen | Flag.other)) == 0) {
    return true
  }
  if (isDigit(first) && length > 10 && load<u8>(text, 4) == 0x2d && load<u8>(text, 7) == 0x2d) return true
  if ((flags & WORD) == 0) return length < 4 || isSign(first, MASK)
  if (length > 80 && (first == 0x30 || (first | 0x20) == 0x78)) return true
  return (flags & (Flag.digit | Flag.hexLetter)) == 0 && isSign(first, MASK)
}

/** What a sign may begin or end, by its byte. */
let signs: usize = 0
const BRACKET: u32 = 1
const MASK: u32 = 2

function noteSigns(text: string, bit: u32): void {
  for (let at = 0; at < text.length; at++) {
    const place = signs + <usize>text.charCodeAt(at)
    store<u8>(place, (<u32>load<u8>(place)) | bit)
  }
}

function isSign(byte: u32, bit: u32): bool {
  return byte < 128 && ((<u32>load<u8>(signs + byte)) & bit) != 0
}
