import { allocate } from './layout'
import { Flag, flagsOf, flagsOfPlain } from './text'
import { AT_SIGNS, DIGIT_BASE, DIGIT_LIMIT, DOTS, HEX_LIMIT, HYPHENS, LETTER_BASE, LINES, SPACES } from './vectors'

/**
 * What the kernel is sure of by itself: the plain majority of values. The truth is `src/detect`, which the host asks for all
 * the rest; a test demands that both say the same of any text.
 */

/** Answer where the host must be asked. */
export const ASK: u32 = 0xffffffff

/** Marks that the kernel may give, by the order in which the host tells their numbers. */
export const enum Sure {
  email = 0,
  mac = 1,
  imei = 2,
  iccid = 3,
  dateTime = 4,
  epoch = 5,
  guid = 6,
  url = 7,
  version = 8,
  number = 9,
  word = 10,
  text = 11,
}

let marks: usize = 0
/** One bit for each word that means something of its own (`redacted`, `yes`, `string`), by length, first and last letter. */
let listed: usize = 0

const LONGEST_LISTED: u32 = 40
const LONGEST_ITEM: u32 = 320
const LONGEST_CLASSED: u32 = 140
const WORD = Flag.digit | Flag.hexLetter | Flag.letter
const NUMERIC = Flag.digit | Flag.hyphen | Flag.dot | Flag.colon | Flag.slash

/** Reserves the tables. */
export function prepareSure(): void {
  marks = allocate(64)
  listed = allocate(1024)
  signs = allocate(128)
  noteSigns('<>[](){}*_#$%', BRACKET)
  noteSigns('*xX#?@.,:;()[]+/-_', MASK)
}

export function setMark(which: u32, mark: u32): void {
  store<u32>(marks + ((<usize>which) << 2), mark)
}

function markOf(which: Sure): u32 {
  return load<u32>(marks + ((<usize>which) << 2))
}

/** Notes a word that only the host knows the meaning of. */
export function addListed(text: usize, length: u32): void {
  const bit = bitOf(text, length)
  const byte = <u32>load<u8>(listed + (bit >> 3))
  store<u8>(listed + (bit >> 3), byte | ((<u32>1) << (bit & 7)))
}

function mayBeListed(text: usize, length: u32): bool {
  if (length > LONGEST_LISTED) return false
  const bit = bitOf(text, length)
  return ((load<u8>(listed + (bit >> 3)) >> (bit & 7)) & 1) != 0
}

/** Same for both cases of a letter. */
function bitOf(text: usize, length: u32): u32 {
  const first = (<u32>load<u8>(text)) & 31
  const last = (<u32>load<u8>(text + length - 1)) & 31
  return (length * 961 + first * 31 + last) & 8191
}

/** The mark of a number as JSON writes it, or `ASK`. */
export function markOfNumber(text: usize, length: u32, looks: bool): u32 {
  const isNegative = load<u8>(text) == 0x2d
  const digits = runOfDigits(text + <u32>isNegative, text + length)
  if (digits + <u32>isNegative == length) {
    if (!isNegative) return markOfDigits(text, length, looks)
    return length > 30 ? ASK : looks ? markOf(Sure.number) : 0
  }
  // A fraction or an exponent: times have ten digits before it, an IMEI as a spreadsheet writes it fifteen.
  if (digits < 10 && length < 31) return looks ? markOf(Sure.number) : 0
  return ASK
}

/** Number of digits from a place on. */
function runOfDigits(from: usize, end: usize): u32 {
  let at = from
  while (at < end && isDigit(<u32>load<u8>(at))) at++
  return <u32>(at - from)
}

/** The mark of ASCII digits, at least one. */
function markOfDigits(text: usize, length: u32, looks: bool): u32 {
  if (length > 30 || isZeros(text, length)) return length < 8 && looks ? markOf(Sure.number) : length < 8 ? 0 : ASK
  if (length == 15 && hasCheckDigit(text, length)) return markOf(Sure.imei)
  const isSim = (length == 19 || length == 20) && load<u16>(text) == 0x3938 && hasCheckDigit(text, length)
  if (isSim) return markOf(Sure.iccid)
  if (!looks) return 0
  // Fourteen and seventeen digits may be a date.
  if (length == 14 || length == 17) return ASK
  return isEpoch(text, length) ? markOf(Sure.epoch) : markOf(Sure.number)
}

function isZeros(text: usize, length: u32): bool {
  for (let at: usize = 0; at < length; at++) if (load<u8>(text + at) != 0x30) return false
  return true
}

/** @see `hasLuhnCheckDigit` of `src/detect/luhn.ts` */
function hasCheckDigit(digits: usize, length: u32): bool {
  let sum: u32 = 0
  let isDoubled = false
  for (let left = length; left > 0; left--) {
    const digit = <u32>load<u8>(digits + left - 1) - 0x30
    const weighted = isDoubled ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
    isDoubled = !isDoubled
  }
  return sum % 10 == 0
}

/** @see `isEpoch` of `src/detect/time.ts` */
function isEpoch(text: usize, length: u32): bool {
  if (length != 10 && length != 13 && length != 16 && length != 18 && length != 19) return false
  let value: u64 = 0
  for (let at: usize = 0; at < length; at++) value = value * 10 + load<u8>(text + at) - 0x30
  if (length == 18) {
    return (
      (value >= 125_911_584_000_000_000 && value < 157_469_184_000_000_000) ||
      (value >= 630_822_816_000_000_000 && value < 662_380_416_000_000_000)
    )
  }
  let unit: u64 = 1
  for (let more = length; more > 10; more--) unit *= 10
  return value >= 946_684_800 * unit && value < 4_102_444_800 * unit
}

/** The mark of a string of ASCII that is not empty, or `ASK`. */
export function markOfString(text: usize, length: u32, looks: bool): u32 {
  const first = <u32>load<u8>(text)
  if (length == 36 && hasHyphens(text) && first > 0x20) return markOfGuid(text, looks)
  if (isDate(text, length, first)) return markOfDate(text, length, looks)
  const last = <u32>load<u8>(text + length - 1)
  if (first <= 0x20 || last <= 0x20) return ASK
  const flags = flagsOf(text, length)
  if (flags == Flag.digit) return markOfDigits(text, length, looks)
  if (mayBeMasked(text, length, flags, first, last)) return ASK
  if (length > LONGEST_ITEM)
    return mayStartItem(text, length, flags, first) ? ASK : markOfPlain(text, length, flags, looks)
  if ((flags & Flag.at) != 0) return isEmail(text, length, first, flags) ? markOf(Sure.email) : ASK
  if ((flags & Flag.digit) != 0 && (flags & ~WORD) != 0) {
    if (mayBePhone(text, flags, first)) return ASK
    if ((flags & Flag.letter) == 0) {
      const mark = markOfSigns(text, length, flags)
      if (mark != 0) return mark
    }
  }
  if ((flags & ~NUMERIC) == 0 && length < 31) return markOfPlain(text, length, flags, looks)
  if ((flags & ~WORD) == 0 && !isLikeSim(text, length, flags) && !mayBeImage(text, length, first)) {
    return looks ? classOf(text, length, flags) : 0
  }
  if ((flags & ~WORD) == 0 || mayStartItem(text, length, flags, first)) return ASK
  return looks ? classOf(text, length, flags) : 0
}

/** A text without the beginning of an item: what stands inside it. */
function markOfPlain(text: usize, length: u32, flags: u32, looks: bool): u32 {
  if ((flags & ~NUMERIC) != 0 && mayHoldDatum(text, length, flags)) return ASK
  return looks ? classOf(text, length, flags) : 0
}

/** Letters beyond ASCII: mostly names of people, which carry nothing else. */
export function markOfForeign(text: usize, length: u32, looks: bool): u32 {
  const flags = flagsOfPlain(text, length)
  const first = <u32>load<u8>(text)
  const last = <u32>load<u8>(text + length - 1)
  const isName = (flags & ~(Flag.hexLetter | Flag.letter | Flag.space | Flag.nonAscii)) == 0
  const isAsciiLetter = (first | 0x20) - 0x61 < 26 && (first | 0x20) != 0x78 && (last | 0x20) - 0x61 < 26
  return isName && !looks && isAsciiLetter && length > 8 && length < LONGEST_ITEM ? 0 : ASK
}

function hasHyphens(text: usize): bool {
  return load<u8>(text, 8) == 0x2d && load<u8>(text, 13) == 0x2d && load<u8>(text, 18) == 0x2d
}

/** @see RFC 9562, section 4 */
function markOfGuid(text: usize, looks: bool): u32 {
  // Three vectors that overlap; what is no hexadecimal digit in them are the hyphens.
  if (signsIn(text) != 0x2100 || signsIn(text + 16) != 0x84 || signsIn(text + 20) != 0x08) return ASK
  const first = load<u32>(text)
  // Zeros and the letter F: all of it may be so, and then it is nobody's.
  if (first == 0x30303030 || (first | 0x20202020) == 0x66666666) return ASK
  return looks ? markOf(Sure.guid) : 0
}

/** One bit for each of 16 bytes that is no hexadecimal digit. */
function signsIn(text: usize): u32 {
  const bytes = v128.load(text)
  const digit = i8x16.lt_s(i8x16.sub(bytes, v128.load(DIGIT_BASE)), v128.load(DIGIT_LIMIT))
  const folded = i8x16.sub(v128.or(bytes, v128.load(SPACES)), v128.load(LETTER_BASE))
  return i8x16.bitmask(v128.or(digit, i8x16.lt_s(folded, v128.load(HEX_LIMIT)))) ^ 0xffff
}

/** `2026-11-01`, alone or before a `T`, whatever follows. */
function isDate(text: usize, length: u32, first: u32): bool {
  if (length < 10 || !isDigit(first) || load<u8>(text, 4) != 0x2d || load<u8>(text, 7) != 0x2d) return false
  return length == 10 || (length <= 35 && ((<u32>load<u8>(text, 10)) | 0x20) == 0x74)
}

function markOfDate(text: usize, length: u32, looks: bool): u32 {
  const year = load<u32>(text)
  // 0001, 1601, 1970: where clocks start. A first zero may be one of many.
  if (load<u8>(text) == 0x30 || year == 0x31303631 || year == 0x30373931) return ASK
  if (!looks) return 0
  return isDateTime(text, length) ? markOf(Sure.dateTime) : ASK
}

/** `2026-11-01T08:30:00`, with a fraction of up to nine digits, and `Z` or an offset such as `+01:00`. */
function isDateTime(text: usize, length: u32): bool {
  if (length < 19 || !hasDateForm(text)) return false
  const month = pairAt(text + 5)
  const day = pairAt(text + 8)
  if (month - 1 > 11 || day - 1 > 30 || load<u8>(text, 11) > 0x32 || load<u8>(text, 14) > 0x35) return false
  if (load<u8>(text, 16) != 0x3a || pairAt(text + 17) > 69) return false
  let at: u32 = 19
  if (at < length && load<u8>(text + at) == 0x2e) {
    const digits = runOfDigits(text + at + 1, text + length)
    if (digits - 1 > 8) return false
    at += 1 + digits
  }
  if (at == length) return true
  const zone = <u32>load<u8>(text + at)
  if ((zone | 0x20) == 0x7a) return at + 1 == length
  if (zone != 0x2b && zone != 0x2d) return false
  return (
    at + 6 == length && load<u8>(text + at + 3) == 0x3a && pairAt(text + at + 1) < 100 && pairAt(text + at + 4) < 100
  )
}

/** `0000-00-00T00:00`: digits where there are zeros. */
function hasDateForm(text: usize): bool {
  const bytes = v128.load(text)
  const digits = i8x16.bitmask(i8x16.lt_s(i8x16.sub(bytes, v128.load(DIGIT_BASE)), v128.load(DIGIT_LIMIT)))
  const sign = (<u32>load<u8>(text, 10)) | 0x20
  return digits == 0xdb6f && load<u8>(text, 13) == 0x3a && sign == 0x74
}

/** Number of two digits, or a large one where they are none. */
function pairAt(text: usize): u32 {
  const tens = <u32>load<u8>(text) - 0x30
  const ones = <u32>load<u8>(text, 1) - 0x30
  return tens > 9 || ones > 9 ? 1000 : tens * 10 + ones
}

/** Whether the text may be a mask, a template, a listed word or an unset time. @see `src/detect/masked.ts` */
function mayBeMasked(text: usize, length: u32, flags: u32, first: u32, last: u32): bool {
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

/** A plain address: letters first, no display name, no list. @see `src/detect/email.ts` */
function isEmail(text: usize, length: u32, first: u32, flags: u32): bool {
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

/** `+`, a bracket, the 0 of a national number, `tel:`. */
function mayBePhone(text: usize, flags: u32, first: u32): bool {
  if (first == 0x2b || first == 0x28) return true
  if (first == 0x30) return (flags & (Flag.space | Flag.hyphen)) != 0
  return (first | 0x20) == 0x74 && (flags & Flag.colon) != 0 && ((<u32>load<u8>(text, 1)) | 0x20) == 0x65
}

/** Digits, hexadecimal letters and signs: addresses and numbers in groups. The mark of a MAC address, 0 for none, or `ASK`. */
function markOfSigns(text: usize, length: u32, flags: u32): u32 {
  if ((flags & Flag.colon) != 0) return isMac(text, length, flags) ? markOf(Sure.mac) : ASK
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
function isLikeSim(text: usize, length: u32, flags: u32): bool {
  return (flags & Flag.letter) == 0 && length >= 19 && load<u16>(text) == 0x3938
}

/** First letters of the base64 of pictures: `iVBO`, `R0lG`, `UklG`, `AAAA`, `Qk0`-`Qk3`, `/9j`, `_9j`. */
function mayBeImage(text: usize, length: u32, first: u32): bool {
  if (length < 14) return false
  const second = <u32>load<u8>(text, 1)
  if (first == 0x2f || first == 0x5f) return second == 0x39
  if (first == 0x69) return second == 0x56
  if (first == 0x52) return second == 0x30
  if (first == 0x55) return second == 0x6b
  if (first == 0x41) return second == 0x41
  return first == 0x51 && second == 0x6b
}

/** Whether a text with signs may be, or hold, an address, a token, a picture or a datum inside. */
function mayStartItem(text: usize, length: u32, flags: u32, first: u32): bool {
  if (mayBeImage(text, length, first)) return true
  if ((flags & Flag.at) != 0 && length > LONGEST_ITEM) return true
  const second = length > 1 ? <u32>load<u8>(text, 1) : 0
  if ((flags & Flag.colon) != 0) {
    if ((first | 0x20) == 0x64 && (second | 0x20) == 0x61) return true
    if (first == 0x3a || ((flags & Flag.space) == 0 && isHexDigit(first) && countColons(text, length) > 1)) return true
  }
  if ((flags & Flag.dot) != 0 && length > 19) {
    if (first == 0x65 && (second >= 0x77 || isDigit(second) || second == 0x2d || second == 0x5f)) return true
    if ((first | 0x20) == 0x62 && (second | 0x20) == 0x65 && (flags & Flag.space) != 0) return true
  }
  return mayHoldDatum(text, length, flags)
}

function countColons(text: usize, length: u32): u32 {
  let colons: u32 = 0
  for (let at: usize = 0; at < length; at++) if (load<u8>(text + at) == 0x3a) colons++
  return colons
}

/** Whether something that `findEmbedded` of `src/detect` looks for can be there. */
function mayHoldDatum(text: usize, length: u32, flags: u32): bool {
  if (length < 11) return false
  if ((flags & (Flag.colon | Flag.hyphen | Flag.plus)) == 0 && ((flags & Flag.digit) == 0 || length < 14)) return false
  const end = text + length
  for (let at = text; at < end; at++) {
    const byte = <u32>load<u8>(at)
    if (byte < 0x2b || byte > 0x3a) continue
    if (!isDigit(byte)) {
      if (mayStandAtSign(text, at, end, byte)) return true
      continue
    }
    const digits = runOfDigits(at, end)
    if (mayStandAtDigits(text, at, end, digits)) return true
    at += digits - 1
  }
  return false
}

function mayStandAtSign(text: usize, at: usize, end: usize, byte: u32): bool {
  const left = end - at
  if (byte == 0x2b) return left > 1 && (isDigit(<u32>load<u8>(at, 1)) || load<u8>(at, 1) == 0x28)
  if (byte == 0x2e) return left > 5 && load<u8>(at, 5) == 0x2e && at > text && isHexDigit(<u32>load<u8>(at - 1))
  if (byte != 0x3a && byte != 0x2d) return false
  if (left > 3 && load<u8>(at, 3) == byte && at > text && isHexDigit(<u32>load<u8>(at - 1))) {
    if (isHexDigit(<u32>load<u8>(at, 1)) && isHexDigit(<u32>load<u8>(at, 2))) return true
  }
  if (byte == 0x3a) return at - text > 4 && ((<u32>load<u8>(at - 1)) | 0x20) == 0x6e
  // `PuTTY-User-Key-File-`
  if (at > text && load<u8>(at - 1) == 0x59) return true
  return left > 4 && load<u32>(at, 1) == 0x2d2d2d2d
}

function mayStandAtDigits(text: usize, at: usize, end: usize, digits: u32): bool {
  if (at > text && isWordByte(<u32>load<u8>(at - 1))) return false
  const after = at + digits
  if (after < end && isWordByte(<u32>load<u8>(after))) return false
  if (digits >= 14 && digits <= 16) return true
  if (digits > 1 && load<u16>(at) == 0x3938) return end - at >= 19
  if (digits != 2 && digits != 6 && digits != 8) return false
  // Three groups of digits, as an IMEI is printed.
  if (end - at < 17 || !isGroupSign(<u32>load<u8>(after))) return false
  const second = runOfDigits(after + 1, end)
  const third = after + 1 + second
  return second > 0 && third + 1 < end && isGroupSign(<u32>load<u8>(third)) && isDigit(<u32>load<u8>(third, 1))
}

function isGroupSign(byte: u32): bool {
  return byte == 0x2d || byte == 0x20 || byte == 0x2f
}

/** What kind of plain text this is; nothing is detected in it and it is no mask. @see `src/detect/value-class.ts` */
function classOf(text: usize, length: u32, flags: u32): u32 {
  const first = <u32>load<u8>(text)
  const hasScheme = (flags & Flag.colon) != 0 && (first | 0x20) - 0x61 < 26 && (flags & Flag.slash) != 0
  if (hasScheme) return isHttp(text, length, flags) ? markOf(Sure.url) : ASK
  if ((first | 0x20) == 0x77 && load<u8>(text, 1) == load<u8>(text) && length > 4) return ASK
  if (length > LONGEST_CLASSED) return markOf(Sure.text)
  if (isDigit(first) || first == 0x2d || first == 0x2b)
    return isVersion(text, length, flags) ? markOf(Sure.version) : ASK
  if (mayBeForm(text, length, flags, first)) return ASK
  const isWord = (flags & ~(WORD | Flag.hyphen | Flag.dot)) == 0 && length <= 64 && first != 0x5f
  return isWord && (first | 0x20) - 0x61 < 26 ? markOf(Sure.word) : markOf(Sure.text)
}

function isHttp(text: usize, length: u32, flags: u32): bool {
  if ((flags & Flag.space) != 0 || length < 12) return false
  const isHttp = (load<u32>(text) | 0x20202020) == 0x70747468
  const sign: usize = ((<u32>load<u8>(text, 4)) | 0x20) == 0x73 ? 5 : 4
  return isHttp && load<u8>(text + sign) == 0x3a && load<u16>(text + sign + 1) == 0x2f2f
}

/** Three to six numbers with dots: one of up to five digits, then of up to eight. */
function isVersion(text: usize, length: u32, flags: u32): bool {
  if (flags != (Flag.digit | Flag.dot)) return false
  let parts: u32 = 0
  let at: u32 = 0
  while (at < length) {
    const digits = runOfDigits(text + at, text + length)
    if (digits == 0 || digits > (parts == 0 ? 5 : 8)) return false
    parts++
    at += digits
    if (at == length) return parts >= 3 && parts <= 6
    at++
  }
  return false
}

/** Whether a text that starts with a letter or a sign may be a duration, a version, a hash, a date or a stand-in. */
function mayBeForm(text: usize, length: u32, flags: u32, first: u32): bool {
  const second = length > 1 ? <u32>load<u8>(text, 1) : 0
  if (first == 0x50 && (isDigit(second) || second == 0x54)) return true
  if ((first | 0x20) == 0x76 && isDigit(second)) return true
  if (length >= 27 && ((flags & Flag.letter) == 0 || load<u8>(text + length - 1) == 0x3d)) return true
  if (length >= 28 && (first | 0x20) == 0x73 && (second | 0x20) == 0x68) return true
  if (length >= 28 && (first | 0x20) == 0x6d && (second | 0x20) == 0x64) return true
  if (first == 0x2f && second == 0x44) return true
  if ((first | 0x20) == 0x6c && (second | 0x20) == 0x6f && (flags & Flag.space) != 0) return true
  // `Imei value`, as Microsoft Graph's reference pages write it.
  return length > 6 && load<u32>(text + length - 4) == 0x65756c61 && (flags & Flag.space) != 0
}

function isDigit(byte: u32): bool {
  return byte - 0x30 < 10
}

function isHexDigit(byte: u32): bool {
  return byte - 0x30 < 10 || (byte | 0x20) - 0x61 < 6
}

/** Part of a word; of what lies beyond ASCII nothing is known here. */
function isWordByte(byte: u32): bool {
  return byte - 0x30 < 10 || (byte | 0x20) - 0x61 < 26 || byte == 0x5f
}
