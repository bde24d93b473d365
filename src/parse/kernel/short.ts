import { allocate } from './layout'
import { known } from './memo'
import { Node } from './structs'
import { BACKSLASHES, LANES, QUOTES, SPACES } from './vectors'

/**
 * What became of short strings at a field: most values of an export are one of few, and none of them needs to be read again.
 * An entry is overwritten by the next value that falls on it.
 */

/** Longest string of one vector, in bytes: the quote must be in it. Those of two vectors are remembered elsewhere. */
const LONGEST_SHORT: u32 = 15
/** Entries stand in twos: a value takes the first place of its two, and what stood there the second. */
const TWOS: u32 = 1024
const ENTRY_SIZE: usize = 32
/** Fewer, since of longer strings it is those that a field always holds: `0001-01-01T00:00:00Z` for never. */
const WIDE_ENTRIES: u32 = 512
const WIDE_SIZE: usize = 48

let entries: usize = 0
let wideEntries: usize = 0

/** What stands in the entry that `findShort` found. */
export let shortSlot: usize = 0
export let shortFacts: u32 = 0
/** The string's length, and the entry it belongs in. */
export let shortLength: u32 = 0
let place: usize = 0
/** The string that the last look-up did not know; 0 for none. */
let unknown: usize = 0

/** Reserves the table. */
export function prepareShort(): void {
  entries = allocate(<usize>TWOS * 2 * ENTRY_SIZE)
  wideEntries = allocate(<usize>WIDE_ENTRIES * WIDE_SIZE)
}

/** Forgets a file, whose fields are others. */
export function startShort(): void {
  unknown = 0
  memory.fill(entries, 0, <usize>TWOS * 2 * ENTRY_SIZE)
  memory.fill(wideEntries, 0, <usize>WIDE_ENTRIES * WIDE_SIZE)
}

/** Short strings at a field that were not known, less those that were, from which on its values are taken for ever new ones. */
const ALWAYS_NEW: u32 = 200

/** What the look-up of a string came to. */
export const enum Short {
  /** It is not short, or not plain. */
  no = 0,
  /** Nothing is known of it but its length. */
  unknown = 1,
  known = 2,
}

/** Looks a string up that starts at `text`, behind its quote. */
export function findShort(text: usize, end: usize, node: usize): Short {
  unknown = 0
  const field = changetype<Node>(node)
  if (field.variety > ALWAYS_NEW) return Short.no
  const bytes = v128.load(text)
  const length = <u32>ctz(signsIn(bytes) | 0x10000)
  if (length > LONGEST_SHORT) return findWide(text, end, node, bytes)
  if (text + length >= end || load<u8>(text + length) != 0x22) return Short.no
  return lookIn(text, v128.and(bytes, v128.load(LANES + 32 - length)), length, node)
}

/** One bit for each byte that may end a string or is not plain in it. */
function signsIn(bytes: v128): u32 {
  // Compared as signed bytes, what is not ASCII is less than a space too.
  const odd = v128.or(i8x16.eq(bytes, v128.load(BACKSLASHES)), i8x16.lt_s(bytes, v128.load(SPACES)))
  return i8x16.bitmask(v128.or(odd, i8x16.eq(bytes, v128.load(QUOTES))))
}

/** Looks up a string whose length is known, and which holds ASCII only. */
export function recallShort(text: usize, length: u32, node: usize): Short {
  unknown = 0
  const field = changetype<Node>(node)
  if (field.variety > ALWAYS_NEW || length > 16 + LONGEST_SHORT) return Short.no
  if (length <= LONGEST_SHORT)
    return lookIn(text, v128.and(v128.load(text), v128.load(LANES + 32 - length)), length, node)
  const rest = v128.and(v128.load(text + 16), v128.load(LANES + 48 - length))
  return lookInWide(text, v128.load(text), rest, length - 16, node)
}

/** Looks up a string by its bytes, which zeros follow. */
function lookIn(text: usize, value: v128, length: u32, node: usize): Short {
  const field = changetype<Node>(node)
  const mixed =
    (i64x2.extract_lane(value, 0) ^ rotl(i64x2.extract_lane(value, 1), 23) ^ ((<u64>node) << 27)) * 0xff51afd7ed558ccd
  place = entries + <usize>((mixed >> 40) & (TWOS - 1)) * (2 * ENTRY_SIZE)
  shortLength = length
  const wanted = (<u32>node) | length
  if (holds(place, wanted, value)) return noteKnown(place + 20, field)
  if (holds(place + ENTRY_SIZE, wanted, value)) return noteKnown(place + ENTRY_SIZE + 20, field)
  return noteUnknown(text, field)
}

function holds(entry: usize, wanted: u32, value: v128): bool {
  return load<u32>(entry, 16) == wanted && i8x16.bitmask(i8x16.eq(value, v128.load(entry))) == 0xffff
}

/** The same for a string that goes on beyond its first sixteen bytes. */
function findWide(text: usize, end: usize, node: usize, first: v128): Short {
  const more = v128.load(text + 16)
  const length = <u32>ctz(signsIn(more) | 0x10000)
  if (length > LONGEST_SHORT || text + 16 + length >= end || load<u8>(text + 16 + length) != 0x22) return Short.no
  return lookInWide(text, first, v128.and(more, v128.load(LANES + 32 - length)), length, node)
}

/** Looks up a string by its first sixteen bytes and the rest, which zeros follow. */
function lookInWide(text: usize, first: v128, rest: v128, length: u32, node: usize): Short {
  const both = v128.xor(first, i8x16.shuffle(rest, rest, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7))
  const mixed =
    (i64x2.extract_lane(both, 0) ^ rotl(i64x2.extract_lane(both, 1), 23) ^ ((<u64>node) << 27)) * 0xff51afd7ed558ccd
  place = wideEntries + <usize>((mixed >> 40) & (WIDE_ENTRIES - 1)) * WIDE_SIZE
  shortLength = 16 + length
  const equal = v128.and(i8x16.eq(first, v128.load(place)), i8x16.eq(rest, v128.load(place + 16)))
  const field = changetype<Node>(node)
  if (load<u32>(place, 32) != ((<u32>node) | length) || i8x16.bitmask(equal) != 0xffff) return noteUnknown(text, field)
  return noteKnown(place + 36, field)
}

function noteUnknown(text: usize, field: Node): Short {
  field.variety++
  unknown = text
  return Short.unknown
}

/** Takes what stands in an entry, at `told`. */
function noteKnown(told: usize, field: Node): Short {
  if (field.variety > 0) field.variety--
  shortSlot = load<u32>(told)
  shortFacts = load<u32>(told, 4)
  return Short.known
}

/** Ends the look-up of a string: the next one may stand at the same place in the input. */
export function passShort(): void {
  unknown = 0
}

/** Remembers what became of the string that `findShort` did not know. */
export function keepShort(text: usize, node: usize, slot: usize, facts: u32): void {
  if (unknown != text) return
  unknown = 0
  const isWide = shortLength > LONGEST_SHORT
  const length = shortLength & LONGEST_SHORT
  const last = isWide ? place + 16 : place
  if (isWide) v128.store(place, v128.load(text))
  else memory.copy(place + ENTRY_SIZE, place, ENTRY_SIZE)
  v128.store(last, v128.and(v128.load(text + (last - place)), v128.load(LANES + 32 - length)))
  store<u32>(last, (<u32>node) | length, 16)
  store<u32>(last, <u32>slot, 20)
  store<u32>(last, facts, 24)
}
