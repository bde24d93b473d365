import { joinFacts } from './host'
import { allocate, MAX_TOUCHED, touched } from './layout'
import { Frame, Node } from './structs'

/**
 * Occurrences that still wait for what outer objects say. One list for all open objects: those of an inner object stand
 * behind those of the outer one, and each field knows its latest entry.
 */

@unmanaged
class Entry {
  count: u64
  node: u32
  facts: u32
  /** Entry of the same field before this one, plus 1. */
  before: u32
  unused: u32
}

const ENTRY_SIZE: usize = 24

let list: usize = 0
let capacity: u32 = 0
/** Length of the list. */
export let pendingCount: u32 = 0

const HINTS: u32 = 8192
let hints: usize = 0
const JOINS: u32 = 256
let joins: usize = 0

/** Reserves what outlives a file. Hints only say where to look, so that those of another file do no harm. */
export function prepareTally(): void {
  hints = allocate(<usize>HINTS * 4)
}

/** Starts an empty list. */
export function startTally(): void {
  capacity = 256
  list = allocate(<usize>capacity * ENTRY_SIZE)
  joins = allocate(<usize>JOINS * 16)
  pendingCount = 0
  held = 0
  heldCapacity = 0
  touchedCount = 0
}

function entryAt(index: u32): Entry {
  return changetype<Entry>(list + <usize>index * ENTRY_SIZE)
}

/** Counts occurrences that hold under `facts`, among the entries from `start` on. */
export function addPending(start: u32, node: usize, facts: u32, count: u64): void {
  const field = changetype<Node>(node)
  let at = field.pending
  // Records of one kind hold under few facts: the entry is mostly the latest one, or where it was found before.
  const hint = hints + <usize>((((((<u32>node) >> 4) + facts * 0x2545) * 0x9e3779b1) >> 19) << 2)
  const hinted = load<u32>(hint)
  if (hinted > start && hinted <= pendingCount) {
    const entry = entryAt(hinted - 1)
    if (entry.facts == facts && entry.node == <u32>node) {
      entry.count += count
      return
    }
  }
  while (at > start) {
    const entry = entryAt(at - 1)
    if (entry.facts == facts) {
      entry.count += count
      store<u32>(hint, at)
      return
    }
    at = entry.before
  }
  if (pendingCount == capacity) grow()
  const entry = entryAt(pendingCount)
  entry.node = <u32>node
  entry.facts = facts
  entry.count = count
  entry.before = field.pending
  pendingCount++
  field.pending = pendingCount
}

function grow(): void {
  const larger = allocate(<usize>capacity * 2 * ENTRY_SIZE)
  memory.copy(larger, list, <usize>capacity * ENTRY_SIZE)
  list = larger
  capacity *= 2
}

/** Drops the entries from `start` on. */
export function dropPending(start: u32): void {
  while (pendingCount > start) {
    pendingCount--
    const entry = entryAt(pendingCount)
    changetype<Node>(<usize>entry.node).pending = entry.before
  }
}

/** Room for the entries of one object while they change their place. */
let held: usize = 0
let heldCapacity: u32 = 0

function hold(start: u32): u32 {
  const count = pendingCount - start
  if (count > heldCapacity) {
    heldCapacity = count * 2
    held = allocate(<usize>heldCapacity * ENTRY_SIZE)
  }
  memory.copy(held, list + <usize>start * ENTRY_SIZE, <usize>count * ENTRY_SIZE)
  dropPending(start)
  return count
}

/** Hands the entries of a closing object, from `start` on, to the outer one, whose entries begin at `outerStart`. */
export function closePending(start: u32, outerStart: u32, facts: u32): void {
  if (start == pendingCount) return
  const count = hold(start)
  for (let at: u32 = 0; at < count; at++) {
    const entry = changetype<Entry>(held + <usize>at * ENTRY_SIZE)
    addPending(outerStart, entry.node, join(entry.facts, facts), entry.count)
  }
}

/** Gives the entries from `start` on to the fields that `target` names for theirs, where it names one. */
export function movePending(start: u32, target: (node: usize) => usize): void {
  if (start == pendingCount) return
  const count = hold(start)
  for (let pass = 0; pass < 2; pass++) {
    for (let at: u32 = 0; at < count; at++) {
      const entry = changetype<Entry>(held + <usize>at * ENTRY_SIZE)
      const moved = target(entry.node)
      if (moved == 0 && pass == 0) addPending(start, entry.node, entry.facts, entry.count)
      if (moved != 0 && pass == 1) addPending(start, moved, entry.facts, entry.count)
    }
  }
}

/** Gives the entries from `start` on to the fields that `target` names for theirs; drops the others. */
export function keepPending(start: u32, target: (node: usize) => usize): void {
  if (start == pendingCount) return
  const count = hold(start)
  for (let at: u32 = 0; at < count; at++) {
    const entry = changetype<Entry>(held + <usize>at * ENTRY_SIZE)
    const moved = target(entry.node)
    if (moved != 0) addPending(start, moved, entry.facts, entry.count)
  }
}

/** Fields that open objects touched and whose tally is not summed up yet. */
export let touchedCount: u32 = 0

/** Counts one occurrence at a field, for what the object `owner` turns out to be. */
export function touch(owner: Frame, node: usize): void {
  if (touchedCount == MAX_TOUCHED) sumUp(owner.touchedStart, owner.pendingStart, 0)
  store<u32>(touched + ((<usize>touchedCount) << 2), <u32>node)
  touchedCount++
}

/** Counts what was touched from `start` on by field, among the entries from `pendingStart` on. */
function sumUp(start: u32, pendingStart: u32, facts: u32): void {
  for (let at = start; at < touchedCount; at++) {
    addPending(pendingStart, load<u32>(touched + ((<usize>at) << 2)), facts, 1)
  }
  touchedCount = start
}

/** Hands what a closing object touched to the outer one. */
export function closeTouched(frame: Frame, outerStart: u32): void {
  sumUp(frame.touchedStart, outerStart, frame.facts)
}

/** Sums up what the file itself touched, outside all objects. */
export function flushTouched(): void {
  sumUp(0, 0, 0)
}

/** Forgets what waits for outer objects. The fields' own latest entries are the caller's. */
export function dropAll(): void {
  pendingCount = 0
  touchedCount = 0
}

export function touchedNode(index: u32): u32 {
  return changetype<Node>(<usize>load<u32>(touched + ((<usize>index) << 2))).id
}

/** Forgets what a pair touched. */
export function dropTouched(start: u32): void {
  touchedCount = start
}

/** Gives what was touched since `start` to the fields that `target` names for theirs, where it names one. */
export function moveTouched(start: u32, target: (node: usize) => usize): void {
  for (let at = start; at < touchedCount; at++) {
    const moved = target(load<u32>(touched + ((<usize>at) << 2)))
    if (moved != 0) store<u32>(touched + ((<usize>at) << 2), <u32>moved)
  }
}

/** Same, where `target` names none drops what was touched. */
export function keepTouched(start: u32, target: (node: usize) => usize): void {
  let kept = start
  for (let at = start; at < touchedCount; at++) {
    const moved = target(load<u32>(touched + ((<usize>at) << 2)))
    if (moved == 0) continue
    store<u32>(touched + ((<usize>kept) << 2), <u32>moved)
    kept++
  }
  touchedCount = kept
}

/** Both sets of facts together. */
export function join(inner: u32, outer: u32): u32 {
  if (outer == 0 || inner == outer) return inner
  if (inner == 0) return outer
  const entry = joins + ((inner * 31 + outer) & (JOINS - 1)) * 16
  if (load<u32>(entry) == inner && load<u32>(entry, 4) == outer) return load<u32>(entry, 8)
  const joined = joinFacts(inner, outer)
  store<u32>(entry, inner)
  store<u32>(entry, outer, 4)
  store<u32>(entry, joined, 8)
  return joined
}

/** Where the entries stand, one behind the other. */
export function pendingList(): usize {
  return list
}

export function pendingNode(index: u32): u32 {
  return changetype<Node>(<usize>entryAt(index).node).id
}

export function pendingFacts(index: u32): u32 {
  return entryAt(index).facts
}

export function pendingOccurrences(index: u32): u64 {
  return entryAt(index).count
}
