import { isToldWithoutDigits } from './alike'
import { allocate } from './layout'
import { countShort } from './plain-values'
import { Node } from './structs'
import { COMMAS, DIGIT_BASE, DIGIT_LIMIT, LANES, LOW_HALVES, QUOTES } from './vectors'

/**
 * Values that members had before, as a machine writes them: from behind the colon to the quote of the next key, `"none","`. Most
 * members say what they said in some record before; a look at these bytes then does for the grammar, the value and the count. An
 * entry is overwritten by the next value that falls on it.
 */

/** What a value came to. */
@unmanaged
class Entry {
  /** The value's bytes, and zeros. */
  text0: u64
  text1: u64
  text2: u64
  text3: u64
  /** The field, and the number of the file in which it is one. */
  node: u32
  file: u32
  slot: u32
  facts: u32
  length: u32
}

const ENTRIES: u64 = 4096
/** Bytes of an entry: as many as come to a cache at a time. */
const ENTRY_SIZE: usize = 64
const LONGEST: u32 = 32
/** How often in a row a field must have met a value, so that it is compared without being looked up. */
const LONG_STREAK: u32 = 4
/**
 * Values that were not known, less those that were, from which on those of a field are taken for ever new. What is kept of them
 * then is how they read but for their digits; and nothing, if that is ever new as well.
 */
const ALWAYS_NEW: i32 = 200
const GIVEN_UP: i32 = 600

let entries: usize = 0
let file: u32 = 0

/** Field whose value was counted last so that the same bytes come to the same, or 0; the value's slot and facts. */
let counted: usize = 0
let slot: usize = 0
let facts: u32 = 0

/** Reserves the table. */
export function prepareKept(): void {
  entries = (allocate((<usize>ENTRIES + 1) * ENTRY_SIZE) + ENTRY_SIZE - 1) & ~(ENTRY_SIZE - 1)
}

/** Forgets a file, whose fields are others. */
export function startKept(): void {
  file++
}

/** Forgets the value before. */
export function startCounted(): void {
  counted = 0
}

/** Tells what a value came to that has no other part. */
export function noteCounted(node: usize, at: usize, settled: u32): void {
  counted = node
  slot = at
  facts = settled
}

/** Counts a member's value if it stands at `colon` as one did before. Answers how far it is to the next key's quote, or 0. */
export function takeKept(node: usize, colon: usize, end: usize): usize {
  if (load<u8>(colon) != 0x3a) return 0
  const field = changetype<Node>(node)
  if (field.streak >= LONG_STREAK) {
    const entry = changetype<Entry>(field.latest)
    if (colon + entry.length < end && isOf(entry, node) && stands(entry, colon + 1)) {
      countShort(node, entry.slot, entry.facts)
      return entry.length
    }
    field.streak = 0
  }
  return field.novelty > GIVEN_UP ? 0 : takeOther(node, colon, end)
}

/** The same where it need not be the value that the field met last. */
function takeOther(node: usize, colon: usize, end: usize): usize {
  const field = changetype<Node>(node)
  if (!field.occurs) return 0
  const first = v128.load(colon, 1)
  const second = v128.load(colon, 17)
  const length = lengthOf(first, second)
  if (length > LONGEST || colon + length >= end) return 0
  const blanks = digitsAreBlank(field)
  const text = withoutDigits(first, LANES + 32 - length, blanks)
  const more = withoutDigits(second, LANES + 48 - length, blanks)
  const at = find(node, text, more)
  const entry = changetype<Entry>(at)
  const equal = v128.and(i8x16.eq(text, v128.load(at)), i8x16.eq(more, v128.load(at, 16)))
  if (!isOf(entry, node | blanks) || i8x16.bitmask(equal) != 0xffff) {
    field.novelty++
    return 0
  }
  field.novelty = max(field.novelty - 1, blanks ? ALWAYS_NEW + 1 : 0)
  field.streak = at == field.latest && !blanks ? field.streak + 1 : 0
  field.latest = at
  countShort(node, entry.slot, entry.facts)
  return length
}

/** Whether values of a field are kept without their digits, as a number that can stand in an entry beside the field. */
function digitsAreBlank(field: Node): usize {
  return field.novelty > ALWAYS_NEW ? 1 : 0
}

/** Bytes of a value, zeros for those that are not among the lanes, and the digit 0 for each where digits are blank. */
function withoutDigits(bytes: v128, lanes: usize, blanks: usize): v128 {
  const digits = i8x16.lt_s(i8x16.sub(bytes, v128.load(DIGIT_BASE)), v128.load(DIGIT_LIMIT))
  const gone = v128.and(digits, v128.load(blanks ? LOW_HALVES : LANES + 32))
  return v128.andnot(v128.and(bytes, v128.load(lanes)), gone)
}

/** Length of the value and what follows it; more than `LONGEST` where it may be longer. */
function lengthOf(first: v128, second: v128): u32 {
  const commas = maskOf(first, second, COMMAS)
  return ctz(commas & (maskOf(first, second, QUOTES) >> 1)) + 2
}

/** One bit for each byte that is a sign. */
function maskOf(first: v128, second: v128, sign: usize): u32 {
  const wanted = v128.load(sign)
  return i8x16.bitmask(i8x16.eq(first, wanted)) | (i8x16.bitmask(i8x16.eq(second, wanted)) << 16)
}

/** The entry that a value of a field falls on, told by its bytes, which zeros follow. */
function find(node: usize, first: v128, second: v128): usize {
  const both = v128.xor(first, i8x16.shuffle(second, second, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7))
  const mixed =
    (i64x2.extract_lane(both, 0) ^ rotl(i64x2.extract_lane(both, 1), 23) ^ ((<u64>node) << 27)) * 0xff51afd7ed558ccd
  return entries + <usize>((mixed >> 40) & (ENTRIES - 1)) * ENTRY_SIZE
}

function isOf(entry: Entry, node: usize): bool {
  return entry.node == <u32>node && entry.file == file
}

/** Whether an entry's value stands at a place. */
function stands(entry: Entry, at: usize): bool {
  const text = changetype<usize>(entry)
  const first: u32 = i8x16.bitmask(i8x16.eq(v128.load(text), v128.load(at)))
  const second: u32 = i8x16.bitmask(i8x16.eq(v128.load(text, 16), v128.load(at, 16)))
  return <u32>ctz(~(first | (second << 16))) >= entry.length
}

/** Keeps a member's value that was counted just now, and stands from `colon` to the quote at `next`. */
export function keepValue(node: usize, colon: usize, next: usize): void {
  const length = <u32>(next - colon)
  const field = changetype<Node>(node)
  // A value that held a document has had the document's values counted since.
  if (counted != node || length > LONGEST || field.novelty > GIVEN_UP) return
  const blanks = digitsAreBlank(field)
  if (blanks && !(load<u8>(colon, 1) == 0x22 && isToldWithoutDigits(colon + 2, length - 4, field.watch))) return
  const first = withoutDigits(v128.load(colon, 1), LANES + 32 - length, blanks)
  const second = withoutDigits(v128.load(colon, 17), LANES + 48 - length, blanks)
  const at = find(node, first, second)
  v128.store(at, first)
  v128.store(at, second, 16)
  const entry = changetype<Entry>(at)
  entry.node = <u32>(node | blanks)
  entry.file = file
  entry.slot = <u32>slot
  entry.facts = facts
  entry.length = length
  field.latest = at
  field.streak = 0
}
