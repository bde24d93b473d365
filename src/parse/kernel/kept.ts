import { isToldWithoutDigits } from './alike'
import { equalBytes } from './bytes'
import { takeFormOfMember } from './forms'
import { allocate } from './layout'
import { countShort } from './plain-values'
import { Node } from './structs'
import { DIGIT_BASE, DIGIT_LIMIT, LOW_HALVES } from './vectors'

/**
 * Values that members had before, as a machine writes them: from the colon to the quote of the next key, `:"none","`. Most
 * members say what they said in some record before; a look at these bytes then does for the grammar, the value and the count, by
 * one way for all kinds of values: a processor cannot foresee which kind comes next. An entry is overwritten by the next value
 * that falls on it.
 */

/** What a value came to. */
@unmanaged
class Entry {
  /** The value's bytes, and some that follow it. */
  text0: u64
  text1: u64
  text2: u64
  text3: u64
  /** The field, and the number of the file in which it is one: see `ownerOf`. */
  owner: u64
  slot: u32
  facts: u32
  /** How many of the bytes count. */
  length: u32
}

const ENTRIES: usize = 4096
/** Bytes of an entry: as many as come to a cache at a time. */
const ENTRY_SIZE: usize = 64
const LONGEST: u32 = 32
/**
 * Values that were not known, less those that were, from which on those of a field are taken for ever new. What is kept of them
 * then is how they read but for their digits; and nothing, if that is ever new as well.
 */
const ALWAYS_NEW: i32 = 200
const GIVEN_UP: i32 = 600

let entries: usize = 0
/** Number of the file, in the upper half. */
let file: u64 = 0

/** Field whose value was counted last so that the same bytes come to the same, or 0; the value's slot and facts. */
let counted: usize = 0
let slot: usize = 0
let facts: u32 = 0

/** Reserves the table. */
export function prepareKept(): void {
  entries = (allocate((ENTRIES + 1) * ENTRY_SIZE) + ENTRY_SIZE - 1) & ~(ENTRY_SIZE - 1)
}

/** Forgets a file, whose fields are others. */
export function startKept(): void {
  file += (<u64>1) << 32
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
  const field = changetype<Node>(node)
  if (field.form != 0) {
    const size = takeFormOfMember(node, colon, end)
    if (size != 0) return size
  }
  const novelty = field.novelty
  if (novelty > GIVEN_UP || !field.occurs) return 0
  if (novelty > ALWAYS_NEW) return takeWithoutDigits(node, colon, end)
  const at = placeOf(node, load<u64>(colon), load<u64>(colon, 8))
  const entry = changetype<Entry>(at)
  if (entry.owner == ownerOf(node)) {
    const length = entry.length
    if (equalBytes(at, colon) >= length && colon + length <= end) {
      if (novelty != 0) field.novelty = novelty - 1
      countShort(node, entry.slot, entry.facts)
      return length - 1
    }
  }
  field.novelty = novelty + 1
  return 0
}

/** The same for a value that is kept without its digits. */
function takeWithoutDigits(node: usize, colon: usize, end: usize): usize {
  const field = changetype<Node>(node)
  const first = withoutDigits(colon)
  const at = placeOf(node, i64x2.extract_lane(first, 0), i64x2.extract_lane(first, 1))
  const entry = changetype<Entry>(at)
  const equal: u32 =
    i8x16.bitmask(i8x16.eq(first, v128.load(at))) |
    (i8x16.bitmask(i8x16.eq(withoutDigits(colon + 16), v128.load(at, 16))) << 16)
  const length = entry.length
  if (entry.owner != (ownerOf(node) | 1) || <u32>ctz(~equal) < length || colon + length > end) {
    field.novelty++
    return 0
  }
  if (field.novelty > ALWAYS_NEW + 1) field.novelty--
  countShort(node, entry.slot, entry.facts)
  return length - 1
}

/** Sixteen bytes, with the digit 0 for each digit. */
function withoutDigits(at: usize): v128 {
  const bytes = v128.load(at)
  const digits = i8x16.lt_s(i8x16.sub(bytes, v128.load(DIGIT_BASE)), v128.load(DIGIT_LIMIT))
  return v128.andnot(bytes, v128.and(digits, v128.load(LOW_HALVES)))
}

/** What tells the entries of a field; one more for those without digits. */
function ownerOf(node: usize): u64 {
  return file | (<u64>node)
}

/** The entry for a value that begins so. A short one has the next key behind it, which is mostly the same. */
function placeOf(node: usize, first: u64, second: u64): usize {
  const mixed = (first ^ rotl(second, 23) ^ ((<u64>node) << 27)) * 0xff51afd7ed558ccd
  return entries + ((<usize>(mixed >> 46)) & ((ENTRIES - 1) * ENTRY_SIZE))
}

/** Keeps a member's value that was counted just now, and stands from `colon` to the quote at `next`. */
export function keepValue(node: usize, colon: usize, next: usize): void {
  const length = <u32>(next - colon) + 1
  const field = changetype<Node>(node)
  const novelty = field.novelty
  // A value that held a document has had the document's values counted since.
  if (counted != node || length > LONGEST || novelty > GIVEN_UP) return
  const isBlank = novelty > ALWAYS_NEW
  if (isBlank && !(load<u8>(colon, 1) == 0x22 && isToldWithoutDigits(colon + 2, length - 5, field.watch))) return
  const first = isBlank ? withoutDigits(colon) : v128.load(colon)
  const at = placeOf(node, i64x2.extract_lane(first, 0), i64x2.extract_lane(first, 1))
  v128.store(at, first)
  v128.store(at, isBlank ? withoutDigits(colon + 16) : v128.load(colon, 16), 16)
  const entry = changetype<Entry>(at)
  entry.owner = ownerOf(node) | (<u64>isBlank)
  entry.slot = <u32>slot
  entry.facts = facts
  entry.length = length
}
