import { root } from './fields'
import { Frame } from './structs'
import { names } from './value'

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
/** Bytes for the shapes of earlier files: some 12,000 fields. */
export const SHAPES_SIZE: usize = 1024 * 1024

/** How a field hangs below its parent; the order is that of `FieldKind` in the host. */
export const enum Kind {
  root = 0,
  key = 1,
  element = 2,
  dynamic = 3,
  pair = 4,
  carried = 5,
  inner = 6,
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

/** Kind of the frame around a document inside a value; those of other frames are `Counter.object`, `Counter.array`, 0. */
export const INNER: u32 = 9

/** What a field asks for, as in `watch` of `src/parse/field-listener.ts`. */
export const enum Watch {
  type = 1,
  fact = 2,
  tally = 4,
  looks = 8,
  names = 16,
  queries = 32,
  pairs = 64,
}

/** Kind of the frame of a row: an array that is read as the object that it stands for. Beside `Counter.object`, `.array`. */
export const ROW: u32 = 10
/** Longest name of a column, in bytes without escapes. */
export const LONGEST_NAME: u32 = 1000

/** Keys that pairs and tables are made of. @see opentelemetry-proto `common.proto`, messages KeyValue and AnyValue */
export const enum Role {
  none = 0,
  key = 1,
  value = 2,
  string = 3,
  number = 4,
  boolean = 5,
  /** A list of column names, or of objects that have one each. */
  columns = 6,
  /** The rows that such a list names the cells of. */
  rows = 7,
  /** The name in an object of such a list. */
  columnName = 8,
  /** The key of a pair whose value is not wrapped. */
  pairKey = 9,
  /** Its value. */
  pairValue = 10,
  /** The name of a column, or the key of a pair. */
  name = 11,
  /** What says of what kind a pair's value is. */
  companion = 12,
  /** A list of pairs that are arrays of two. */
  pairs = 13,
  /** Of an array: it is an entry of such a list. */
  entry = 14,
}

const PAD: usize = 64

let arena: usize = 0
let arenaStart: usize = 0
/** The furthest that the arena has ever gone: what lies behind is zero as it came. */
let furthest: usize = 0

export let input: usize = 0
export let frames: usize = 0
export let log: usize = 0
export let scratch: usize = 0
export let touched: usize = 0
export let shapes: usize = 0

/** Lays out the regions of fixed size. */
export function layOut(): void {
  input = (__heap_base + PAD) & ~(PAD - 1)
  frames = input + INPUT_SIZE + PAD
  log = frames + (<usize>MAX_DEPTH + 2) * offsetof<Frame>()
  scratch = log + <usize>LOG_LENGTH * 4
  touched = scratch + (<usize>MAX_DEPTH + 2) * 4
  shapes = (touched + <usize>MAX_TOUCHED * 4 + PAD) & ~(PAD - 1)
  arenaStart = (shapes + SHAPES_SIZE + PAD) & ~(PAD - 1)
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
  if (at < furthest) memory.fill(at, 0, min(size, furthest - at))
  furthest = max(furthest, arena + PAD)
  return at
}

function reserve(ahead: usize): void {
  const needed = <i32>((arena + ahead + 0xffff) >>> 16)
  const pages = memory.size()
  if (needed <= pages) return
  const more = needed - pages
  if (memory.grow(max(more, pages >> 2)) < 0 && memory.grow(more) < 0) unreachable()
}
