import { ASK, markFor, Sure } from './sure'
import { DIGIT_BASE, DIGIT_LIMIT, EVEN_LANES, LANES, LOW_HALVES, NINES } from './vectors'

/** Numbers, and strings of digits. */

/** The mark of a number as JSON writes it, or `ASK`. */
export function markOfNumber(text: usize, length: u32, looks: bool): u32 {
  const isNegative = load<u8>(text) == 0x2d
  const digits = runOfDigits(text + <u32>isNegative, text + length)
  if (digits + <u32>isNegative == length) {
    if (!isNegative) return markOfDigits(text, length, looks)
    return length > 30 ? ASK : looks ? markFor(Sure.number) : 0
  }
  // A fraction or an exponent: times have ten digits before it, an IMEI as a spreadsheet writes it fifteen.
  if (digits < 10 && length < 31) return looks ? markFor(Sure.number) : 0
  return ASK
}

/** Number of digits from a place on. */
export function runOfDigits(from: usize, end: usize): u32 {
  let at = from
  while (at < end) {
    const digits = i8x16.lt_s(i8x16.sub(v128.load(at), v128.load(DIGIT_BASE)), v128.load(DIGIT_LIMIT))
    const run = <usize>ctz(i8x16.bitmask(digits) ^ 0x1ffff)
    at += run
    if (run < 16) break
  }
  return <u32>(min(at, end) - from)
}

/** The mark of ASCII digits, at least one. */
export function markOfDigits(text: usize, length: u32, looks: bool): u32 {
  if (length > 30 || isZeros(text, length)) return length < 8 && looks ? markFor(Sure.number) : length < 8 ? 0 : ASK
  if (length == 15 && hasCheckDigit(text, length)) return markFor(Sure.imei)
  if ((length == 19 || length == 20) && isSim(text, length)) return markFor(Sure.iccid)
  if (!looks) return 0
  // Fourteen and seventeen digits may be a date.
  if (length == 14 || length == 17) return ASK
  return isEpoch(text, length) ? markFor(Sure.epoch) : markFor(Sure.number)
}

function isZeros(text: usize, length: u32): bool {
  for (let at: usize = 0; at < length; at++) if (load<u8>(text + at) != 0x30) return false
  return true
}

/** Up to 32 digits. @see `hasLuhnCheckDigit` of `src/detect/luhn.ts` */
function hasCheckDigit(digits: usize, length: u32): bool {
  const end = digits + length
  let weights = weightsBefore(end, min(length, 16))
  if (length > 16) weights = i8x16.add(weights, weightsBefore(end - 16, length - 16))
  const sums = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(weights))
  const sum: u32 =
    i32x4.extract_lane(sums, 0) +
    i32x4.extract_lane(sums, 1) +
    i32x4.extract_lane(sums, 2) +
    i32x4.extract_lane(sums, 3)
  return sum % 10 == 0
}

/** What the last `count` digits before a place weigh, where the last one is not doubled: up to sixteen. */
function weightsBefore(end: usize, count: u32): v128 {
  const bytes = v128.and(v128.load(end - 16), v128.load(LOW_HALVES))
  const digits = v128.andnot(bytes, v128.load(LANES + 16 + count))
  const doubled = i8x16.add(digits, v128.and(digits, v128.load(EVEN_LANES)))
  const isMore = i8x16.gt_s(doubled, v128.load(NINES))
  return i8x16.sub(doubled, v128.and(isMore, v128.load(NINES)))
}

/** Whether fifteen characters are an IMEI. */
export function isImei(text: usize): bool {
  return runOfDigits(text, text + 15) == 15 && !isZeros(text, 15) && hasCheckDigit(text, 15)
}

/** Whether 19 or 20 characters are the number of a SIM card. */
export function isSim(text: usize, length: u32): bool {
  return load<u16>(text) == 0x3938 && runOfDigits(text, text + length) == length && hasCheckDigit(text, length)
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
