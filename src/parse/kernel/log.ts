import { childLike } from './fields'
import { moveSite } from './host'
import { allocate, log, LOG_LENGTH, MAX_MOVED, scratch, SITE_INDEXES } from './layout'
import { Node, Rest, SITE_SIZE, Slot } from './structs'

/**
 * Counts, and the recent ones in order, so that a record whose type arrives late can be taken back and counted again
 * elsewhere.
 *
 * A count is told by a code: bit 0 the total, bit 1 empty, bit 2 true, from bit 4 on the kind, from bit 8 on the mark. Each
 * code of a field has a slot of its own; the log is a list of slots.
 */

export const TOTAL: u32 = 1
export const EMPTY: u32 = 2
export const TRUE: u32 = 4
export const KIND_SHIFT: u32 = 4
export const MARK_SHIFT: u32 = 8

/** Length of the log. */
export let head: u64 = 0
/** Entries that the log no longer holds. */
let forgotten: u64 = 0
/** What has been moved since the last move began bears this number. */
export let epoch: u32 = 0

/** Forgets a file. */
export function startLog(): void {
  head = 0
  forgotten = 0
}

/** Entries ever made in this file. */
export function entries(): u64 {
  return head + forgotten
}

/** Forgets what was counted since `start`: it can no longer move. */
export function rewind(start: u64): void {
  forgotten += head - start
  head = start
}

/** Whether a container that opened at `since` has grown too large to be moved. */
export function isSealed(since: u64): bool {
  return entries() - since > MAX_MOVED
}

/** Makes every open container too large to be moved. */
export function sealAll(): void {
  forgotten += MAX_MOVED + 1
}

/** The slot of a field's code; made where there is none. */
export function slotOf(node: usize, code: u32): usize {
  const field = changetype<Node>(node)
  let at = field.slots
  while (at != 0) {
    const slot = changetype<Slot>(at)
    if (slot.code == code) return at
    at = slot.next
  }
  at = allocate(offsetof<Slot>())
  const slot = changetype<Slot>(at)
  slot.code = code
  slot.node = <u32>node
  slot.next = <u32>field.slots
  field.slots = at
  return at
}

/** Counts, and remembers it. */
export function countSlot(at: usize): void {
  const slot = changetype<Slot>(at)
  slot.count++
  const entry = head
  store<u32>(placeOf(entry), <u32>at)
  head = entry + 1
}

export function count(node: usize, code: u32): void {
  countSlot(slotOf(node, code))
}

function placeOf(entry: u64): usize {
  return log + (((<usize>entry) & (LOG_LENGTH - 1)) << 2)
}

/** The slot of a log entry. */
export function slotAt(entry: u64): usize {
  return load<u32>(placeOf(entry))
}

/** Whether a field has occurred since `start`. */
export function hasCounted(node: usize, start: u64): bool {
  for (let at = start; at < head; at++) {
    const slot = changetype<Slot>(<usize>load<u32>(placeOf(at)))
    if (slot.node == <u32>node && (slot.code & TOTAL) != 0) return true
  }
  return false
}

/** Takes a count back. */
function uncount(at: usize): void {
  const slot = changetype<Slot>(at)
  slot.count--
  if (slot.count != 0) return
  const node = changetype<Node>(<usize>slot.node)
  for (let other = node.slots; other != 0; other = changetype<Slot>(other).next) {
    const kept = changetype<Slot>(other)
    if ((kept.code & TOTAL) != 0 && kept.count != 0) return
  }
  node.occurs = 0
}

/** Takes back everything since `start`. */
export function undo(start: u64): void {
  for (let at = start; at < head; at++) uncount(load<u32>(placeOf(at)))
  rewind(start)
}

/** Moves what was counted at or below `from` since `start` to the same places at or below `to`; takes back the rest. */
export function move(start: u64, from: usize, to: usize): void {
  epoch++
  noteMoved(from, to)
  let kept = start
  for (let at = start; at < head; at++) {
    const from = <usize>load<u32>(placeOf(at))
    const slot = changetype<Slot>(from)
    const target = counterpart(slot.node)
    if (target != 0) {
      const field = changetype<Node>(target)
      if (!field.occurs) {
        const rest = changetype<Node>(<usize>slot.node).rest
        memory.copy(field.rest, rest, SITE_SIZE)
        if (changetype<Rest>(rest).siteIndexes > SITE_INDEXES) moveSite(field.id, changetype<Node>(<usize>slot.node).id)
        field.occurs = <u8>(slot.code & TOTAL)
      }
    }
    uncount(from)
    if (target == 0) continue
    const moved = slotOf(target, slot.code)
    changetype<Slot>(moved).count++
    store<u32>(placeOf(kept), <u32>moved)
    kept++
  }
  rewind(kept)
}

/** Where the last move took a field's counts; 0 where it moved none of them. */
export function movedTo(at: usize): usize {
  const rest = changetype<Rest>(changetype<Node>(at).rest)
  return rest.moveEpoch == epoch ? rest.movedTo : 0
}

function noteMoved(at: usize, target: usize): void {
  const rest = changetype<Rest>(changetype<Node>(at).rest)
  rest.moveEpoch = epoch
  rest.movedTo = target
}

/** The field that stands to the moved ones' targets as `node` stands to their origins; 0 where it is not below one. */
function counterpart(node: usize): usize {
  // Climbs with a list instead of recursion: nesting may be deep.
  let climbed: usize = 0
  let at = node
  while (at != 0 && changetype<Rest>(changetype<Node>(at).rest).moveEpoch != epoch) {
    store<u32>(scratch + (climbed << 2), <u32>at)
    climbed++
    const here = changetype<Node>(at)
    const base = changetype<Rest>(here.rest).base
    at = base != 0 ? base : here.parent
  }
  let target: usize = at == 0 ? 0 : changetype<Rest>(changetype<Node>(at).rest).movedTo
  while (climbed > 0) {
    climbed--
    const next = <usize>load<u32>(scratch + (climbed << 2))
    if (target != 0) target = childLike(next, target)
    noteMoved(next, target)
  }
  return target
}
