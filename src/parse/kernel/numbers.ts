import { LONGEST_TOKEN } from './layout'
import { Reading } from './reading'
import { runOfDigits } from './sure-numbers'
import { widthOfUtf8 } from './utf8'

/** The grammar of numbers and of `true`, `false` and `null`. */

/** Length of the number at `here`; 0 where the input ends first, -1 where it breaks off, -2 where there is none. */
export function lengthOfNumber(here: usize): i32 {
  let next = here
  if (load<u8>(next) == 0x2d) {
    next++
    if (next >= Reading.end) return Reading.isLast ? -2 : 0
    if (!isDigitAt(next)) return -2
  }
  if (load<u8>(next) == 0x30) next++
  else next += runOfDigits(next, Reading.end)
  if (next < Reading.end && load<u8>(next) == 0x2e) {
    next++
    if (next >= Reading.end) return Reading.isLast ? -1 : 0
    if (!isDigitAt(next)) return -1
    next += runOfDigits(next, Reading.end)
  }
  if (next < Reading.end && (load<u8>(next) | 0x20) == 0x65) {
    next++
    if (next < Reading.end && (load<u8>(next) == 0x2b || load<u8>(next) == 0x2d)) next++
    if (next >= Reading.end) return Reading.isLast ? -1 : 0
    if (!isDigitAt(next)) return -1
    next += runOfDigits(next, Reading.end)
  }
  if (next >= Reading.end && !Reading.isLast)
    return <i32>min(next - here >= LONGEST_TOKEN ? next - here : 0, i32.MAX_VALUE)
  return <i32>(next - here)
}

function isDigitAt(place: usize): bool {
  return place < Reading.end && <u32>load<u8>(place) - 0x30 < 10
}

/** Length of `true`, `false` or `null`; 0 where the input ends first, -1 where it is another word. */
export function lengthOfLiteral(here: usize, byte: u32): i32 {
  const length: i32 = byte == 0x66 ? 5 : 4
  const left = <i32>(Reading.end - here)
  if (left <= length && !Reading.isLast) return 0
  if (left < length) return -1
  const word = load<u32>(here)
  const isKnown =
    byte == 0x74 ? word == 0x65757274 : byte == 0x6e ? word == 0x6c6c756e : load<u32>(here + 1) == 0x65736c61
  if (!isKnown) return -1
  if (left == length || endsWord(<u32>load<u8>(here + length))) return length
  // Bytes that are no text end the word, and are told of next.
  const width = widthOfUtf8(here + length, Reading.end)
  if (width == 0 && !Reading.isLast) return 0
  return width <= 0 && load<u8>(here + length) >= 0x80 ? length : -1
}

/** What may stand right behind a literal. */
function endsWord(byte: u32): bool {
  return (
    byte == 0x2c ||
    byte == 0x7d ||
    byte == 0x5d ||
    byte == 0x20 ||
    byte == 0x0a ||
    byte == 0x0d ||
    byte == 0x09 ||
    byte == 0x7b ||
    byte == 0x5b ||
    byte == 0x22 ||
    byte == 0x3a ||
    byte == 0x2f
  )
}
