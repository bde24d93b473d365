import { invalid } from './parquet-metadata.ts'

/** What is told where a page ends before its values do. */
const allValues = 'pages with all their values'

/** Small numbers, each in as few bytes as the largest needs. */
export type SmallNumbers = Uint8Array | Uint16Array | Uint32Array

/**
 * Reads numbers of `width` bits: runs of one number, and numbers one by one. The library has that, too, but holds eight bytes a
 * number, and trusts the length of a run, of which a few bytes may stand for billions.
 *
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/
 */
export function readRuns(bytes: Uint8Array, width: number, count: number): SmallNumbers {
  const only = onlyNumber(bytes, width, count)
  if (only !== null) return sameNumbers(only, count)
  const numbers = roomFor(width, count)
  let at = 0
  let seen = 0
  while (seen < count) {
    const { head, end } = readHead(bytes, at)
    const length = head >>> 1
    if ((head & 1) === 1) {
      const packed = Math.min(length * 8, count - seen)
      unpack(bytes.subarray(end), width, numbers.subarray(seen, seen + packed))
      at = end + length * width
      seen += packed
    } else {
      const size = Math.ceil(width / 8)
      const behind = Math.min(count, seen + length)
      numbers.fill(readNumber(bytes, end, size), seen, behind)
      at = end + size
      seen = behind
    }
  }
  return numbers
}

/** Zeros, and ones, as many as were asked for at most. */
const same: [Uint8Array, Uint8Array] = [new Uint8Array(0), new Uint8Array(0)]

/**
 * Numbers that are all 0, or all 1. Most columns have a value in each row, or in none, which takes some bytes a page however many
 * rows it has: so all of them share their numbers, which nobody may change.
 */
function sameNumbers(number: 0 | 1, count: number): Uint8Array {
  if (same[number].length < count) same[number] = new Uint8Array(count).fill(number)
  return same[number].subarray(0, count)
}

/** Whether numbers take no memory of their own. */
export function areShared(numbers: SmallNumbers): boolean {
  return same.some(({ buffer }) => buffer === numbers.buffer)
}

/** The number that all of them are, where it is 0 or 1; else null. */
function onlyNumber(bytes: Uint8Array, width: number, count: number): 0 | 1 | null {
  // Zeros take no bits.
  if (width === 0) return 0
  if (width > 8 || count === 0) return null
  const { head, end } = readHead(bytes, 0)
  const number = bytes[end]
  const isWhole = (head & 1) === 0 && head >>> 1 >= count
  return isWhole && (number === 0 || number === 1) ? number : null
}

/** Reads numbers of `width` bits that stand one by one. */
export function readPacked(bytes: Uint8Array, width: number, count: number): SmallNumbers {
  const numbers = roomFor(width, count)
  unpack(bytes, width, numbers)
  return numbers
}

/** Widest numbers: with what is left of a byte, the bits of an integer hold one. */
const maxWidth = 24

function roomFor(width: number, count: number): SmallNumbers {
  if (width > maxWidth) throw invalid(`dictionaries whose values are told by at most ${maxWidth} bits`)
  return width <= 8 ? new Uint8Array(count) : width <= 16 ? new Uint16Array(count) : new Uint32Array(count)
}

/** The number that starts a run, seven bits a byte, and where it ends. */
function readHead(bytes: Uint8Array, start: number): { head: number; end: number } {
  let head = 0
  for (let at = start; at < start + 5; at++) {
    const byte = bytes[at]
    if (byte === undefined) break
    head |= (byte & 0x7f) << (7 * (at - start))
    if (byte < 0x80) return { head: head >>> 0, end: at + 1 }
  }
  throw invalid(allValues)
}

function readNumber(bytes: Uint8Array, at: number, length: number): number {
  if (at + length > bytes.length) throw invalid(allValues)
  let number = 0
  for (let index = 0; index < length; index++) number |= (bytes[at + index] ?? 0) << (8 * index)
  return number >>> 0
}

/** Numbers one by one, the lowest bits first. */
function unpack(bytes: Uint8Array, width: number, numbers: SmallNumbers): void {
  if (numbers.length * width > bytes.length * 8) throw invalid(allValues)
  const mask = (1 << width) - 1
  let at = 0
  let held = 0
  let bits = 0
  for (let index = 0; index < numbers.length; index++) {
    for (; bits < width; bits += 8) held |= (bytes[at++] ?? 0) << bits
    numbers[index] = held & mask
    held >>>= width
    bits -= width
  }
}
