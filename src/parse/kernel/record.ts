import { fitColumns } from './columns'
import { addBranch, findBranch } from './fields'
import { depth, outerOf, popFrame, pushFrame, top } from './frames'
import { heldDepth, leaveHeld, noteOuterType } from './held'
import { isInside } from './inner'
import { Counter, frames, Role, ROW, Watch } from './layout'
import { count, countSlot, EMPTY, entries, head, isSealed, KIND_SHIFT, move, movedTo, rewind, TOTAL } from './log'
import { findOpening, keepOpening, Opening } from './opening'
import { closePair, dropPairTexts, pairTop } from './pairs'
import { child } from './scalar'
import { noteFirst } from './site'
import { Frame, Node, Rest, restOf } from './structs'
import { closeColumns, leaveTable, openInTable } from './table'
import { closePending, closeTouched, movePending, moveTouched, touch } from './tally'
import { settle } from './value'

/** Containers: opening, closing, and going on in the branch of a type. */

/** Most record types that one place branches by. */
const MAX_BRANCHES: u32 = 64

/** Containers closed so far, those inside values apart. */
export let closed: u64 = 0
/** Outermost frames that can no longer move. */
let sealedFrames: usize = 0

/** Starts a file. */
export function startRecords(): void {
  closed = 0
  sealedFrames = frames + offsetof<Frame>()
}

/** An opening bracket at `here`. Answers how many bytes behind it are read already. */
export function onOpen(kind: u32, here: usize, end: usize): u32 {
  const touchStart = head
  const startEntries = entries()
  const node = child()
  if (kind == Counter.array && openInTable(node, touchStart, startEntries)) return 0
  // A key that is a datum itself has been counted already, where no type was known.
  const isFirst = head == touchStart
  const opening = kind == Counter.object && isFirst ? findOpening(changetype<Node>(node).opening, here + 1, end) : 0
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
  // A pair may hold a document, whose frames then take the place of its own.
  const ownTexts = frame.pairTop
  const touchStart = frame.touchStart
  const outer = outerOf(at)
  popFrame()
  if (!isInside()) closed++
  if (depth < heldDepth) leaveHeld(frame)
  if (frame.memberCount == 0) count(frame.node, EMPTY)
  if (frame.kind == Counter.object || frame.kind == ROW) closeObject(at, frame, outer)
  else if (frame.kind == Counter.array) {
    if (frame.role == Role.columns) closeColumns(frame, changetype<Frame>(outer))
    else if (frame.role == Role.entry) closeEntry(at, frame, changetype<Frame>(outer))
  }
  if (changetype<Frame>(outer).kind == Counter.array) dropPairTexts(ownTexts)
  forget(at, touchStart, outer)
}

function closeObject(at: usize, frame: Frame, outer: usize): void {
  const around = changetype<Frame>(outer)
  if (frame.columns != 0 && frame.kind == Counter.object) leaveTable(frame)
  if (frame.hasPairKey && closePair(at, around.node)) return
  if ((changetype<Node>(frame.node).watch & Watch.tally) != 0 && frame.memberCount > 0) {
    touch(frame, frame.node)
  }
  closePending(frame.pendingStart, around.pendingStart, frame.facts)
  closeTouched(frame, around.pendingStart)
}

/** An array that may be a pair. Where it is none, its elements concern the object around it, as they do in any array. */
function closeEntry(at: usize, frame: Frame, around: Frame): void {
  if (frame.hasPairKey && closePair(at, around.node)) return
  const facts = frame.facts
  frame.facts = 0
  closePending(frame.pendingStart, around.pendingStart, 0)
  closeTouched(frame, around.pendingStart)
  if (facts != 0) settle(around, facts)
}

/** Forgets the log where nothing that is still open can move. */
function forget(at: usize, touchStart: u64, outer: usize): void {
  if (outer == frames) {
    rewind(0)
    sealedFrames = frames + offsetof<Frame>()
    return
  }
  if (sealedFrames > at) sealedFrames = at
  while (sealedFrames < at && isSealed(changetype<Frame>(sealedFrames).startEntries)) sealedFrames += offsetof<Frame>()
  if (sealedFrames == at) rewind(touchStart)
}

/** Lets the innermost record go on in the branch of its type, and moves there what it already gave. */
export function branchTo(type: u32, text: usize, length: u32): void {
  const frame = changetype<Frame>(top)
  if (frame.isTyped) return
  if (depth <= heldDepth) noteOuterType()
  const base = frame.node
  let branch = findBranch(base, type)
  if (isSealed(frame.startEntries) || (branch == 0 && restOf(base).branchCount >= MAX_BRANCHES)) {
    return addLateType(restOf(base), type)
  }
  if (branch == 0) branch = addBranch(base, type)
  frame.isTyped = 1
  frame.node = branch
  const member = frame.last
  frame.last = 0
  move(frame.touchStart, base, branch)
  if (frame.kind == ROW) fitColumns(frame.columns, branch, true)
  else if (frame.memberCount == 1 && head - frame.touchStart == 2 && tellsTypeOnly(member)) {
    const target = movedTo(member)
    if (target != 0) keepOpening(base, branch, target, text, length)
  }
  movePending(frame.pendingStart, movedTo)
  moveTouched(frame.touchedStart, movedTo)
}

/** Whether nothing but its type hangs on a member's value. */
function tellsTypeOnly(member: usize): bool {
  return (changetype<Node>(member).watch & ~(Watch.type | Watch.looks)) == 0
}

function addLateType(node: Rest, type: u32): void {
  if (node.lateType0 == 0) node.lateType0 = type
  else if (node.lateType0 != type && node.lateType1 == 0) node.lateType1 = type
}
