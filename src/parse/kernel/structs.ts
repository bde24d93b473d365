/** What the kernel keeps of fields and open containers. */

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
  /** Facts that `true` and `false` settle here, plus 1; 0 while the host has not been asked. */
  factsOfTrue: u32
  factsOfFalse: u32
  /** Values here that were not known, less those that were: see `kept.ts`. */
  novelty: i32
  /** The form that values here have, ever new ones, and the slot of all that have it: see `forms.ts`. */
  form: u32
  formSlot: usize
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
export const NODE_SIZE: usize = 80

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
  /** 0 for the file, else `Counter.object`, `Counter.array`, `INNER` or `ROW`. */
  kind: u32
  node: usize
  /** Field of the current member, or of the latest one: what comes next is guessed by it. */
  last: usize
  /** Mark of the current key, where it is a datum itself. */
  keyMark: u32
  /** Role of the current key; of an array, that of its own key where it is a part of a table. */
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
  /** Whether its key stands under `key`, as in OTLP. */
  isPairOfOtlp: u32
  /** Whether its scalar stands in an object that says of what kind it is. */
  isPairWrapped: u32
  /** Length of the pair buffer when this frame opened. */
  pairTop: u32
  /** List of columns: of an object whose members name some, of its rows, of a row. 0 for none; see `columns.ts`. */
  columns: u32
}

/** A column of a table, or the head of a list of them; see `columns.ts`. */
@unmanaged
export class Column {
  /** Where its name stands. */
  line: u64
  column: u64
  offset: u64
  /** Its name. */
  text: u32
  length: u32
  escaped: u32
  /** Mark of a name that is a datum itself. */
  mark: u32
  /** Field of its cells in records without a type, and in those of the type that came last. */
  node: u32
  typedNode: u32
}

/** What is rarely asked of a field. */
export function restOf(node: usize): Rest {
  return changetype<Rest>(changetype<Node>(node).rest)
}
