import { addBranch, addChild, findBranch, findChild, matchesKey, roleOf, root, starChild } from './fields'
import { depth, outerOf, popFrame, pushFrame, top } from './frames'
import { readKey } from './host'
import { allocate, Counter, Frame, frames, Kind, LONGEST_TOKEN, Node, NODE_SIZE, Rest, Role, Watch } from './layout'
import {
  count,
  countSlot,
  EMPTY,
  entries,
  head,
  isSealed,
  KIND_SHIFT,
  MARK_SHIFT,
  move,
  movedTo,
  rewind,
  TOTAL,
} from './log'
import { hash } from './memo'
import { closePair, dropPairTexts, notePairKey, notePairLong, notePairScalar, pairTop } from './pairs'
import { noteFirst, setToken } from './site'
import { findOpening, keepOpening, Opening } from './opening'
import { closePending, closeTouched, movePending, moveTouched, touch } from './tally'
import { decodeString, End, escaped, isForeign, readString, startString, stop } from './text'
import { countPlain, countPlainScalar, countScalar, countShort, Form, setScalar } from './value'
import { findShort, Short, shortFacts, shortLength, shortSlot } from './short'

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

/** Goes on with the member that is likely to come next, if its key stands at `at`: answers where it ends, else 0. */
export function takeLikely(at: usize, end: usize): usize {
  const frame = changetype<Frame>(top)
  const last = frame.last
  const next = last != 0 ? changetype<Node>(last).next : changetype<Node>(frame.node).firstMember
  if (next == 0 || !matchesKey(next, at, end)) return 0
  frame.memberCount++
  frame.last = next
  return at + changetype<Node>(next).keyLength + 1
}

/** Goes on with the member of a key, told by its text between the quotes. */
export function findMember(text: usize, length: u32, escaped: u32): void {
  const frame = changetype<Frame>(top)
  const plain = escaped ? decodeString(text, length, decoded) : length
  const key = escaped ? decoded : text
  const keyHash = hash(key, plain, Kind.key)
  let child = findChild(frame.node, Kind.key, key, plain, keyHash)
  frame.memberCount++
  if (child == 0) child = newMember(frame, key, plain, keyHash, text, length, escaped)
  const likely: usize = changetype<Node>(child).isPlain ? child : 0
  if (frame.last != 0) changetype<Node>(frame.last).next = likely
  else changetype<Node>(frame.node).firstMember = likely
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
  return addChild(node, Kind.key, key, plain, text, length, escaped)
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
    const member = frame.last
    if (changetype<Node>(member).kind == Kind.dynamic && frame.keyMark != 0) {
      count(member, frame.keyMark << MARK_SHIFT)
    }
    return member
  }
  frame.memberCount++
  if (frame.kind == Counter.array) return starChild(frame.node, Kind.element)
  return root
}

/** A string, number, `true`, `false` or `null`. */
export function onScalar(kind: u32, text: usize, length: u32, escaped: u32, form: Form): void {
  const frame = changetype<Frame>(top)
  const node = child()
  const role = currentRole(frame)
  if (role != 0) {
    if (role == Role.key && kind == Counter.string && isElement(top)) notePairKey(text, length, escaped, node)
    const pair = pairAround(frame)
    if (pair != 0) notePairScalar(pair, role, kind, text, length, escaped)
  }
  setScalar(kind, text, length, escaped, form)
  countScalar(node, node, 0)
}

/** What the key of an object's current member means in a pair. */
function currentRole(frame: Frame): u32 {
  if (frame.kind != Counter.object || frame.last == 0) return Role.none
  const member = changetype<Node>(frame.last)
  return member.kind == Kind.dynamic ? frame.role : member.role
}

/** The field of the current value where it occurs already and nothing else hangs on it, else 0. */
function plainChild(): usize {
  const frame = changetype<Frame>(top)
  if (frame.kind == 0) return 0
  const node = frame.kind == Counter.object ? frame.last : changetype<Node>(frame.node).element
  if (node == 0) return 0
  const field = changetype<Node>(node)
  return field.occurs && !field.isSpecial ? node : 0
}

/** A number, `true`, `false` or `null` that could be dealt with at once. */
export function onPlainScalar(kind: u32, text: usize, length: u32): bool {
  const node = plainChild()
  if (node == 0 || !countPlainScalar(node, kind, text, length)) return false
  const frame = changetype<Frame>(top)
  if (frame.kind == Counter.array) frame.memberCount++
  return true
}

/** A string whose quote stands before `text`: its length where it could be dealt with at once, else -1. */
export function onPlainString(text: usize, end: usize): i32 {
  const node = plainChild()
  if (node == 0) return -1
  const found = findShort(text, end, node)
  let length = shortLength
  if (found == Short.no) {
    startString()
    if (readString(text, end) != End.quote || (escaped | isForeign) != 0) return -1
    length = <u32>(stop - text)
    if (length >= <u32>LONGEST_TOKEN) return -1
  }
  const frame = changetype<Frame>(top)
  if (frame.kind == Counter.array) frame.memberCount++
  setToken(text - 1)
  if (found == Short.known) countShort(node, shortSlot, shortFacts)
  else if (length == 0) onEmpty(node, text)
  else countPlain(node, text, length)
  return length
}

function onEmpty(node: usize, text: usize): void {
  setScalar(Counter.string, text, 0, 0, Form.plain)
  countScalar(node, node, 0)
}

/** A string too long to be held, whose mark is known. */
export function onLongString(mark: u32): void {
  const frame = changetype<Frame>(top)
  const node = child()
  const pair = pairAround(frame)
  if (pair != 0) notePairLong(pair, mark)
  setScalar(Counter.string, 0, 0, 0, Form.plain)
  countScalar(node, node, mark + 1)
}

/** Whether the value that comes next counts what kind of text it is. */
export function looksWatched(): u32 {
  const frame = changetype<Frame>(top)
  let node = root
  if (frame.kind == Counter.object) node = frame.last
  else if (frame.kind == Counter.array) node = starChild(frame.node, Kind.element)
  return (changetype<Node>(node).watch & Watch.looks) != 0 ? 1 : 0
}

function isElement(frame: usize): bool {
  return frame > frames && changetype<Frame>(outerOf(frame)).kind == Counter.array
}

/** The pair whose `value` the current object is, where its current key wraps a scalar; else 0. */
function pairAround(frame: Frame): usize {
  if (currentRole(frame) < <u32>Role.string || changetype<usize>(frame) <= frames + offsetof<Frame>()) return 0
  const pair = outerOf(changetype<usize>(frame))
  const open = changetype<Frame>(pair)
  return currentRole(open) == Role.value && isElement(pair) ? pair : 0
}

/** An opening bracket at `here`. Answers how many bytes behind it are read already. */
export function onOpen(kind: u32, here: usize, end: usize): u32 {
  const touchStart = head
  const startEntries = entries()
  const node = child()
  const opening = kind == Counter.object ? findOpening(changetype<Node>(node).opening, here + 1, end) : 0
  if (opening != 0) return openAs(changetype<Opening>(opening), touchStart, startEntries)
  if (!changetype<Node>(node).occurs) noteFirst(node, changetype<Node>(node).id)
  count(node, TOTAL | (kind << KIND_SHIFT))
  pushFrame(kind, node, touchStart, startEntries, pairTop)
  return 0
}

/** Opens a record that begins as one before did whose type its first member named: straight in the branch of that type. */
function openAs(opening: Opening, touchStart: u64, startEntries: u64): u32 {
  countSlot(opening.container)
  pushFrame(Counter.object, opening.branch, touchStart, startEntries, pairTop)
  const frame = changetype<Frame>(top)
  frame.memberCount = 1
  frame.isTyped = 1
  frame.last = opening.member
  countSlot(opening.value)
  return opening.length
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
export function branchTo(type: u32, text: usize, length: u32): void {
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
  const member = frame.last
  move(frame.touchStart, base, branch)
  if (frame.memberCount == 1 && head - frame.touchStart == 2 && changetype<Node>(member).watch == Watch.type) {
    const target = movedTo(member)
    if (target != 0) keepOpening(base, branch, target, text, length)
  }
  movePending(frame.pendingStart, movedTo)
  moveTouched(frame.touchedStart, movedTo)
}

function addLateType(node: Rest, type: u32): void {
  if (node.lateType0 == 0) node.lateType0 = type
  else if (node.lateType0 != type && node.lateType1 == 0) node.lateType1 = type
}
