/**
 * What the kernel asks of its host (`src/parse/kernel-host.ts`). A text is given by its first byte and its length in bytes,
 * as it stands in the input between the quotes; `escaped` is 1 where it holds escapes. Every call is rare: for a new field,
 * a value that the kernel is not sure of, an answer that it does not remember.
 */

/**
 * A new field. `like` is the id of the field whose segment it shares, or -1 where the segment is the text. `step` is the number
 * under which it is remembered, together with the fields before it, for other files that go on by it; or 0.
 * Returns its `watch` bits.
 */
export declare function newField(
  id: u32,
  kind: u32,
  like: i32,
  parent: i32,
  base: i32,
  type: u32,
  text: usize,
  length: u32,
  escaped: u32,
  step: u32,
): u32

/** Whether a new key folds into `*` (bit 0); if so, the mark of the datum that it is itself (from bit 8 on). */
export declare function readKey(text: usize, length: u32, escaped: u32, siblings: u32): u32

/** Mark of a value, or 0. */
export declare function markOf(text: usize, length: u32, escaped: u32, looks: u32): u32

/** A piece of a value too long to be held: the first (0), one more (1), the last (2). The last gives the value's mark. */
export declare function longText(part: u32, text: usize, length: u32, escaped: u32, looks: u32): u32

/** Number of the facts that a value of a field settles, or 0. */
export declare function factsOf(field: u32, text: usize, length: u32, escaped: u32): u32

/** Number of the record type that a value of a field names, or 0. */
export declare function typeNamed(field: u32, text: usize, length: u32, escaped: u32): u32

/** Number of both sets of facts together; the inner one holds where both say something. */
export declare function joinFacts(inner: u32, outer: u32): u32

/** Number of names that a value carries. They stand in `names()` afterwards: length (4 bytes), then UTF-8, each. */
export declare function namesCarried(field: u32, text: usize, length: u32, escaped: u32): u32

/**
 * Takes a text one step on towards the document that it holds, and writes what comes of it to the room of this number. Returns
 * the length, with bit 30 set where the text means something beside what it holds, as a URL does; 0 where it holds none, bit 29
 * alone where that is not read. `isQuery` is not 0 where it may be a list of `name=value` in any form.
 */
export declare function transcode(text: usize, length: u32, isQuery: u32, room: u32): u32

/** 1 where a text is made of known words, so that it may be the key of a pair. */
export declare function isName(text: usize, length: u32, escaped: u32): u32

/** Notes that a field occurs first where another one did, below more arrays than a `Site` holds. */
export declare function moveSite(to: u32, from: u32): void

/** Notes that a field occurs first at the current value of `site`, below more arrays than a `Site` holds. */
export declare function deepSite(field: u32, site: u32): void
