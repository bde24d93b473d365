import { ASK, markFor, Sure } from './sure'
import { Flag } from './text'
import { AT_SIGNS, DOTS, HYPHENS, LINES } from './vectors'

/** E-mail, MAC and IP addresses, as far as they can be told without the host. */

/** A plain address: letters first, no display name, no list. @see `src/detect/email.ts` */
export function isEmail(text: usize, length: u32, first: u32, flags: u32): bool {
  const foreign = Flag.colon | Flag.space | Flag.slash | Flag.plus | Flag.other
  if ((flags & foreign) != 0 || (first | 0x20) - 0x61 > 25 || length > 64) return false
  const within: u64 = length == 64 ? -1 : ((<u64>1) << length) - 1
  const ats = maskOf(text, length, AT_SIGNS) & within
  const sign = <u32>ctz(ats)
  // Behind the sign: dots between labels of two characters or more, no underscore, no hyphen beside a dot.
  const behind = within & ~(((<u64>2) << sign) - 1)
  const dots = maskOf(text, length, DOTS) & behind
  const odd = maskOf(text, length, LINES) & behind
  if ((ats & (ats - 1)) != 0 || dots == 0 || odd != 0) return false
  const edges = dots | ats | ((<u64>1) << length)
  const hyphens = (flags & Flag.hyphen) != 0 ? maskOf(text, length, HYPHENS) & behind : 0
  if (((edges << 1) & edges) != 0 || ((edges << 2) & edges) != 0) return false
  if (((edges << 1) & hyphens) != 0 || ((edges >> 1) & hyphens) != 0) return false
  // A first label of two characters may be the density of a picture, `icon@2x.png`; the last one has letters only.
  if ((dots & ((<u64>1) << (sign + 3))) != 0) return false
  for (let at: u32 = 64 - <u32>clz(dots); at < length; at++)
    if (((<u32>load<u8>(text + at)) | 0x20) - 0x61 > 25) return false
  return length < 64
}

/** One bit for each byte of a text of up to 64 that is a sign. */
function maskOf(text: usize, length: u32, sign: usize): u64 {
  const wanted = v128.load(sign)
  let mask = <u64>i8x16.bitmask(i8x16.eq(v128.load(text), wanted))
  for (let at: u32 = 16; at < length; at += 16) {
    mask |= (<u64>i8x16.bitmask(i8x16.eq(v128.load(text + at), wanted))) << at
  }
  return mask
}

/** Digits, hexadecimal letters and signs: addresses and numbers in groups. The mark of a MAC address, 0 for none, or `ASK`. */
export function markOfSigns(text: usize, length: u32, flags: u32): u32 {
  if ((flags & Flag.colon) != 0) return isMac(text, length, flags) ? markFor(Sure.mac) : ASK
  if (length == 17 || length == 14 || length == 23) return ASK
  if (load<u16>(text) == 0x3938 && length >= 19) return ASK
  if ((flags & Flag.hexLetter) != 0) return 0
  if ((flags & ~(Flag.digit | Flag.dot)) == 0 && countDots(text, length) != 3) return 0
  if ((flags & ~(Flag.digit | Flag.dot)) == 0) return mayBeIpv4(text, length) ? ASK : 0
  return (flags & Flag.dot) != 0 || length >= 15 ? ASK : 0
}

/** Six pairs with colons that name a device. @see `src/detect/mac.ts` */
function isMac(text: usize, length: u32, flags: u32): bool {
  if (length != 17 || (flags & ~(Flag.digit | Flag.hexLetter | Flag.colon)) != 0) return false
  let zeros: u32 = 0
  let fs: u32 = 0
  for (let at: usize = 0; at < 17; at++) {
    const byte = <u32>load<u8>(text + at)
    if ((at % 3 == 2) != (byte == 0x3a)) return false
    if (byte == 0x30) zeros++
    if ((byte | 0x20) == 0x66) fs++
  }
  return zeros < 11 && fs < 12
}

function countDots(text: usize, length: u32): u32 {
  let dots: u32 = 0
  for (let at: usize = 0; at < length; at++) if (load<u8>(text + at) == 0x2e) dots++
  return dots
}

/** Digits and three dots: four octets? */
function mayBeIpv4(text: usize, length: u32): bool {
  let value: u32 = 0
  for (let at: usize = 0; at < length; at++) {
    const byte = <u32>load<u8>(text + at)
    value = byte == 0x2e ? 0 : value * 10 + byte - 0x30
    if (value > 255) return false
  }
  return true
}

/** A SIM card's number may end in the filler `F`. */
export function isLikeSim(text: usize, length: u32, flags: u32): bool {
  return (flags & Flag.letter) == 0 && length >= 19 && load<u16>(text) == 0x3938
}
