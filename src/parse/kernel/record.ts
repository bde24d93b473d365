import { addBranch, addChild, findBranch, findChild, matchesKey, roleOf, root, starChild } from './fields'
import { depth, outerOf, popFrame, pushFrame, top } from './frames'
import { readKey } from './host'
import { allocate, Counter, Frame, frames, Kind, LONGEST_TOKEN, Node, NODE_SIZE, Rest, Role, Watch } from './layout'
import { count, EMPTY, entries, head, isSealed, KIND_SHIFT, MARK_SHIFT, move, movedTo, rewind, TOTAL } from './log'
import { hash } from './memo'
import { closePair, dropPairTexts, notePairKey, notePairLong, notePairScalar, pairTop } from './pairs'
import { noteFirst } from './site'
import { closePending, closeTouched, movePending, moveTouched, touch } from './tally'
import { decodeString } from './text'
import { countScalar, countShort, Form, setScalar } from './value'
import { findShort, shortFacts, shortLength, shortSlot } from './short'

/** Most record types that one place branches by. */
const MAX_BRANCHES: u32 = 64

let decoded: usize = 0
/** Containers closed so far. */
export let closed: u64 = 0
/** Outermost frames that can no longer move. */
let sealedFrames: usize = 0

/** Reserves what outlives a file. */
export function prepareRecords(): void {
  decoded = allocate(LONGEST_TOKEN)
}

/** Starts a file. */
export function startRecords(): void {
  closed = 0
  sealedFrames = frames + offsetof<Frame>()
}

/** The member that is likely to come next, or 0. */
export function likelyMember(): usize {
  const frame = changetype<Frame>(top)
  const node = frame.last != 0 ? changetype<Node>(frame.last).next : changetype<Node>(frame.node).firstMember
  return node != 0 && changetype<Node>(node).parent == frame.node ? node : 0
}

/** Goes on with a member that `likelyMember` gave and whose key stood there. */
export function takeMember(child: usize): void {
  const frame = changetype<Frame>(top)
  frame.memberCount++
  frame.child = child
  frame.last = child
  frame.keyMark = 0
  frame.role = changetype<Node>(child).role
}

/** Goes on with the member of a key, told by its text between the quotes. */
export function findMember(text: usize, length: u32, escaped: u32): void {
  const frame = changetype<Frame>(top)
  const plain = escaped ? decodeString(text, length, decoded) : length
  const key = escaped ? decoded : text
  const keyHash = hash(key, plain, Kind.key)
  let child = findChild(frame.node, Kind.key, key, plain, keyHash)
  frame.memberCount++
  frame.keyMark = 0
  if (child == 0) child = newMember(frame, key, plain, keyHash, text, length, escaped)
  else frame.role = changetype<Node>(child).role
  if (frame.last != 0) changetype<Node>(frame.last).next = child
  else changetype<Node>(frame.node).firstMember = child
  frame.child = child
  frame.last = child
}

function newMember(frame: Frame, key: usize, plain: u32, keyHash: u32, text: usize, length: u32, escaped: u32): usize {
  const node = frame.node
  const read = !escaped && isGuid(text, length) ? 1 : readKey(text, length, escaped, restOf(node).memberCount)
  if ((read & 1) != 0) {
    frame.keyMark = read >> 8
    frame.role = roleOf(key, plain, keyHash)
    return starChild(node, Kind.dynamic)
  }
  const child = addChild(node, Kind.key, key, plain, text, length, escaped)
  frame.role = changetype<Node>(child).role
  return child
}

function restOf(node: usize): Rest {
  return changetype<Rest>(changetype<Node>(node).rest)
}

/** The form of a GUID (RFC 9562, section 4): no name, and no datum by itself. */
function isGuid(text: usize, length: u32): bool {
  if (length != 36) return false
  for (let at: u32 = 0; at < 36; at++) {
    const byte = <u32>load<u8>(text + at)
    if (at == 8 || at == 13 || at == 18 || at == 23) {
      if (byte != 0x2d) return false
    } else if (byte - 0x30 > 9 && (byte | 0x20) - 0x61 > 5) return false
  }
  return true
}

/** The field that the next value belongs to. */
function child(): usize {
  const frame = changetype<Frame>(top)
  if (frame.kind == Counter.object) {
    if (frame.keyMark != 0) count(frame.child, frame.keyMark << MARK_SHIFT)
    return frame.child
  }
  frame.memberCount++
  if (frame.kind == Counter.array) return starChild(frame.node, Kind.element)
  return root
}

/** A string, number, `true`, `false` or `null`. */
export function onScalar(kind: u32, text: usize, length: u32, escaped: u32, form: Form): void {
  const frame = changetype<Frame>(top)
  const node = child()
  if (frame.role != 0 && frame.kind == Counter.object) {
    if (frame.role == Role.key && kind == Counter.string && isElement(top)) notePairKey(text, length, escaped, node)
    const pair = pairAround(frame)
    if (pair != 0) notePairScalar(pair, frame.role, kind, text, length, escaped)
  }
  setScalar(kind, text, length, escaped, form)
  countScalar(node, node, 0)
}

/** A short string that became something before at the same field: its length, or -1 where it must be read. */
export function onShort(text: usize, end: usize): i32 {
  const frame = changetype<Frame>(top)
  let node = frame.child
  if (frame.kind == Counter.object) {
    if ((frame.keyMark | frame.role) != 0) return -1
  } else {
    if (frame.kind != Counter.array) return -1
    node = changetype<Node>(frame.node).element
    if (node == 0) return -1
  }
  if (!changetype<Node>(node).occurs || !findShort(text, end, node)) return -1
  if (frame.kind == Counter.array) frame.memberCount++
  countShort(node, shortSlot, shortFacts)
  return shortLength
}

/** A string too long to be held, whose mark is known. */
export function onLongString(mark: u32): void {
  const frame = changetype<Frame>(top)
  const node = child()
  const pair = frame.kind == Counter.object ? pairAround(frame) : 0
  if (pair != 0) notePairLong(pair, mark)
  setScalar(Counter.string, 0, 0, 0, Form.plain)
  countScalar(node, node, mark + 1)
}

/** Whether the value that comes next counts what kind of text it is. */
export function looksWatched(): u32 {
  const frame = changetype<Frame>(top)
  let node = root
  if (frame.kind == Counter.object) node = frame.child
  else if (frame.kind == Counter.array) node = starChild(frame.node, Kind.element)
  return (changetype<Node>(node).watch & Watch.looks) != 0 ? 1 : 0
}

function isElement(frame: usize): bool {
  return frame > frames && changetype<Frame>(outerOf(frame)).kind == Counter.array
}

/** The pair whose `value` the current object is, where its current key wraps a scalar; else 0. */
function pairAround(frame: Frame): usize {
  if (frame.role < <u32>Role.string || changetype<usize>(frame) <= frames + offsetof<Frame>()) return 0
  const pair = outerOf(changetype<usize>(frame))
  const open = changetype<Frame>(pair)
  return open.kind == Counter.object && open.role == Role.value && isElement(pair) ? pair : 0
}

/** An opening bracket. */
export function onOpen(kind: u32): void {
  const touchStart = head
  const startEntries = entries()
  const node = child()
  if (!changetype<Node>(node).occurs) noteFirst(node, changetype<Node>(node).id)
  count(node, TOTAL | (kind << KIND_SHIFT))
  pushFrame(kind, node, touchStart, startEntries, pairTop)
}

/** A closing bracket. */
export function onClose(): void {
  const at = top
  const frame = changetype<Frame>(at)
  const outer = outerOf(at)
  popFrame()
  closed++
  if (frame.memberCount == 0) count(frame.node, EMPTY)
  if (frame.kind == Counter.object) closeObject(at, frame, outer)
  if (changetype<Frame>(outer).kind == Counter.array) dropPairTexts(frame.pairTop)
  forget(at, frame, outer)
}

function closeObject(at: usize, frame: Frame, outer: usize): void {
  const around = changetype<Frame>(outer)
  if (frame.hasPairKey && frame.memberCount == 2 && closePair(at, around.node)) return
  if ((changetype<Node>(frame.node).watch & Watch.tally) != 0 && frame.memberCount > 0) {
    touch(frame, frame.node)
  }
  closePending(frame.pendingStart, around.pendingStart, frame.facts)
  closeTouched(frame, around.pendingStart)
}

/** Forgets the log where nothing that is still open can move. */
function forget(at: usize, frame: Frame, outer: usize): void {
  if (outer == frames) {
    rewind(0)
    sealedFrames = frames + offsetof<Frame>()
    return
  }
  if (sealedFrames > at) sealedFrames = at
  while (sealedFrames < at && isSealed(changetype<Frame>(sealedFrames).startEntries)) sealedFrames += offsetof<Frame>()
  if (sealedFrames == at) rewind(frame.touchStart)
}

/** Lets the innermost record go on in the branch of its type, and moves there what it already gave. */
export function branchTo(type: u32): void {
  const frame = changetype<Frame>(top)
  if (frame.isTyped) return
  const base = frame.node
  let branch = findBranch(base, type)
  if (isSealed(frame.startEntries) || (branch == 0 && restOf(base).branchCount >= MAX_BRANCHES)) {
    return addLateType(restOf(base), type)
  }
  if (branch == 0) branch = addBranch(base, type)
  frame.isTyped = 1
  frame.node = branch
  frame.last = 0
  move(frame.touchStart, base, branch)
  movePending(frame.pendingStart, movedTo)
  moveTouched(frame.touchedStart, movedTo)
}

function addLateType(node: Rest, type: u32): void {
  if (node.lateType0 == 0) node.lateType0 = type
  else if (node.lateType0 != type && node.lateType1 == 0) node.lateType1 = type
}
