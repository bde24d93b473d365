import { countShort } from './plain-values'
import { KEPT, LONGEST_KEPT, Node } from './structs'
import { LANES } from './vectors'

/**
 * The value that a member had last time, as a machine writes it, from the colon to the quote of the next key: `:"none","`. Most
 * members say what they said in the record before; one comparison then does for the grammar, the look-up and the count.
 */

/** How often in a row a value must have been met, so that it is worth being looked for. */
const LONG_STREAK: i32 = 4
/** How many values are let pass after one that broke a streak. */
const PAUSE: i32 = 64

/** Field whose value was counted last so that the same bytes come to the same, or 0; the value's slot and facts. */
let counted: usize = 0
let slot: usize = 0
let facts: u32 = 0

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

/** Counts a member's value if it stands at `colon` as it did last time. Answers how far it is to the next key's quote, or 0. */
export function takeKept(node: usize, colon: usize, end: usize): usize {
  const field = changetype<Node>(node)
  if (field.keptStreak < LONG_STREAK) return 0
  const size = <usize>field.keptSize
  if (colon + size > end || !stands(node, colon, size)) {
    field.keptStreak = 0
    return 0
  }
  countShort(node, field.keptSlot, field.keptFacts)
  return size - 1
}

/** Whether the value that is kept stands at `colon`. */
function stands(node: usize, colon: usize, size: usize): bool {
  const differs = v128.xor(v128.load(node + KEPT), v128.load(colon))
  if (size <= 16) return !v128.any_true(v128.and(differs, v128.load(LANES + 16 - size)))
  const more = v128.xor(v128.load(node + KEPT + 16), v128.load(colon + 16))
  return !v128.any_true(v128.or(differs, v128.and(more, v128.load(LANES + 32 - size))))
}

/** Keeps a member's value that was counted just now, and stands from `colon` to the quote at `next`. */
export function keepValue(node: usize, colon: usize, next: usize): void {
  const size = <u32>(next - colon) + 1
  // A value that held a document has had the document's values counted since.
  if (counted != node || size > LONGEST_KEPT) return
  const field = changetype<Node>(node)
  const streak = field.keptStreak
  if (streak != 0) {
    if (streak < 0) field.keptStreak++
    else if (field.keptSize == size && stands(node, colon, size)) field.keptStreak++
    else field.keptStreak = -PAUSE
    return
  }
  field.keptSize = size
  field.keptSlot = slot
  field.keptFacts = facts
  field.keptStreak = 1
  v128.store(node + KEPT, v128.load(colon))
  v128.store(node + KEPT + 16, v128.load(colon + 16))
}
