/**
 * Where things lie in the kernel's memory. Regions of fixed size come first, then an arena that only grows: fields, keys and
 * tables live as long as their file.
 */

/** Bytes of input that are held at a time. */
export const INPUT_SIZE: usize = 512 * 1024
/** Longest key, number or value that is held whole, in bytes between its quotes; longer values are read in pieces. */
export const LONGEST_TOKEN: usize = 128 * 1024
/** Deepest nesting that is read. RFC 8259 section 9 lets an implementation set one. */
export const MAX_DEPTH: u32 = 50_000
/** Entries of the log of counts; must be a power of two and more than `MAX_MOVED` by the entries of one value. */
export const LOG_LENGTH: u32 = 65_536
/** Counts after which a container is too large to be moved to the branch of a type. */
export const MAX_MOVED: u64 = 32_768
/** Tallied fields that open objects hold at a time before they are summed up. */
export const MAX_TOUCHED: u32 = 65_536
/** Array indexes that a site holds by itself. */
export const SITE_INDEXES: u32 = 6

/** How a field hangs below its parent; the order is that of `FieldKind` in the host. */
export const enum Kind {
  root = 0,
  key = 1,
  element = 2,
  dynamic = 3,
  pair = 4,
  carried = 5,
}

/** Counters by number, as in `counters` of `src/model/field.ts`. */
export const enum Counter {
  total = 0,
  empty = 1,
  string = 2,
  number = 3,
  boolean = 4,
  isTrue = 5,
  nothing = 6,
  object = 7,
  array = 8,
}

/** What a field asks for, as in `watch` of `src/parse/field-listener.ts`. */
export const enum Watch {
  type = 1,
  fact = 2,
  tally = 4,
  looks = 8,
  names = 16,
  queries = 32,
}

/** Keys that OTLP pairs are made of. @see opentelemetry-proto `common.proto`, messages KeyValue and AnyValue */
export const enum Role {
  none = 0,
  key = 1,
  value = 2,
  string = 3,
  number = 4,
  boolean = 5,
}

/** A place in the input: line and column from 0, offset in bytes, and the array indexes on the way to it. */
@unmanaged
export class Site {
  line: u64
  column: u64
  offset: u64
  /** Id of the field whose path, with the indexes, is the pointer. */
  field: u32
  /** How many indexes count; more than `SITE_INDEXES` where the host noted the pointer. */
  indexes: u32
  index0: u32
  index1: u32
  index2: u32
  index3: u32
  index4: u32
  index5: u32
}

/** Bytes of a `Site`, which stands at the start of `Rest` and of `Frame`. */
export const SITE_SIZE: usize = 56

/** How often a field occurred in one way: as a string with a mark, as null, ... */
@unmanaged
export class Slot {
  count: u64
  code: u32
  node: u32
  next: u32
  unused: u32
}

/** A field: a node of the path trie. Its key stands right behind it, so that what the hot path reads lies together. */
@unmanaged
export class Node {
  /** Its counts. */
  slots: usize
  /** Sibling that came after this one last time. */
  next: usize
  parent: usize
  keyLength: u32
  watch: u32
  role: u8
  /** 1 where more than a count hangs on a value here: a part of a pair, a key that folds. */
  isSpecial: u8
  /** 1 while it occurs. */
  occurs: u8
  /** 1 where the key stands in JSON as it is, so that bytes can be compared. */
  isPlain: u8
  /** Short strings here that were not known, less those that were: see `short.ts`. */
  variety: u32
  /** Member that came first last time, and sibling that came next: only such as `isPlain`. */
  firstMember: usize
  element: usize
  /** What records here began with last time, where that gave them their type: see `opening.ts`. */
  opening: usize
  /** Latest entry of this field in the list of pending tallies, plus 1. */
  pending: u32
  kind: u32
  id: u32
  rest: usize
  unused0: u32
  unused1: u32
}

/** What is rarely asked of a field. Its first part is a `Site`. */
@unmanaged
export class Rest {
  line: u64
  column: u64
  offset: u64
  siteField: u32
  siteIndexes: u32
  index0: u32
  index1: u32
  index2: u32
  index3: u32
  index4: u32
  index5: u32
  /** Types seen too late to branch by; two at most. */
  lateType0: u32
  lateType1: u32
  /** Number of the record type of this branch; 0 for none. */
  type: u32
  /** Field that this one branches off by type. */
  base: usize
  /** Open-addressed table of members, pairs and carried names. */
  table: usize
  tableMask: u32
  tableCount: u32
  memberCount: u32
  otherCount: u32
  dynamic: usize
  branches: usize
  nextBranch: usize
  branchCount: u32
  moveEpoch: u32
  movedTo: usize
  /** The field created after this one. */
  nextNode: usize
  keyHash: u32
}

/** Bytes of a `Node`: where its key begins. A quote ends it, and zeros up to a multiple of 16 bytes. */
export const NODE_SIZE: usize = 64

/** One open container, or the file around all documents. */
@unmanaged
export class Frame {
  pairLine: u64
  pairColumn: u64
  pairOffset: u64
  pairField: u32
  pairIndexes: u32
  pairIndex0: u32
  pairIndex1: u32
  pairIndex2: u32
  pairIndex3: u32
  pairIndex4: u32
  pairIndex5: u32
  /** Log entries ever made when this container opened, and the length of the log. */
  startEntries: u64
  touchStart: u64
  /** 0 for the file, else `Counter.object` or `Counter.array`. */
  kind: u32
  node: usize
  /** Field of the current member, or of the latest one: what comes next is guessed by it. */
  last: usize
  /** Mark of the current key, where it is a datum itself. */
  keyMark: u32
  /** Role of the current key. */
  role: u32
  memberCount: u32
  facts: u32
  /** First pending tally of the nearest object, and the first field that it touched. */
  pendingStart: u32
  touchedStart: u32
  /** Nearest object or the file: whose members say something about a value here. */
  owner: usize
  isTyped: u32
  /** Tells frames at the same depth apart. */
  serial: u32
  /** Key of a pair, where the object may be one: its text in the pair buffer. */
  hasPairKey: u32
  pairKey: u32
  pairKeyLength: u32
  pairKeyEscaped: u32
  hasPairSite: u32
  /** Kind of the pair's scalar, or 0. */
  pairKind: u32
  pairText: u32
  pairTextLength: u32
  pairTextEscaped: u32
  /** Mark of a scalar that was too long to be kept, plus 1. */
  pairLongMark: u32
  /** Length of the pair buffer when this frame opened. */
  pairTop: u32
}

const PAD: usize = 64

let arena: usize = 0
let arenaStart: usize = 0

export let input: usize = 0
export let frames: usize = 0
export let log: usize = 0
export let scratch: usize = 0
export let touched: usize = 0

/** Lays out the regions of fixed size. */
export function layOut(): void {
  input = (__heap_base + PAD) & ~(PAD - 1)
  frames = input + INPUT_SIZE + PAD
  log = frames + (<usize>MAX_DEPTH + 2) * offsetof<Frame>()
  scratch = log + <usize>LOG_LENGTH * 4
  touched = scratch + (<usize>MAX_DEPTH + 2) * 4
  arenaStart = (touched + <usize>MAX_TOUCHED * 4 + PAD) & ~(PAD - 1)
  arena = arenaStart
  reserve(0)
}

/** Moves the start of the arena behind what was allocated so far, for tables that outlive a file. */
export function keepArena(): void {
  arenaStart = arena
}

/** Forgets all that was allocated since `keepArena`. */
export function clearArena(): void {
  arena = arenaStart
}

/** Zeroed memory, aligned to 16 bytes. */
export function allocate(size: usize): usize {
  const at = arena
  arena = (arena + size + 15) & ~15
  reserve(PAD)
  memory.fill(at, 0, size)
  return at
}

function reserve(ahead: usize): void {
  const needed = <i32>((arena + ahead + 0xffff) >>> 16)
  const pages = memory.size()
  if (needed <= pages) return
  const more = needed - pages
  if (memory.grow(max(more, pages >> 2)) < 0 && memory.grow(more) < 0) unreachable()
}
