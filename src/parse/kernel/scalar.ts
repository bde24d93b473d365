import { collected, collectedText, findCollected } from './collected'
import { addColumn, nameColumn, nextCell, nextCellMark } from './columns'
import { refuseColumns } from './faults'
import { innerChild, root, starChild } from './fields'
import { takeForm } from './forms'
import { outerOf, top } from './frames'
import { Found } from './inner-text'
import { noteCounted } from './kept'
import { Counter, frames, INNER, Kind, LONGEST_TOKEN, Role, ROW, Watch } from './layout'
import { count, MARK_SHIFT } from './log'
import { notePairKey, notePairLong, notePairScalar } from './pairs'
import { isElement, isKeyRole, ownPair } from './plain-pairs'
import { countEmpty, countPlain, countPlainScalar, countShort } from './plain-values'
import { findShort, passShort, Short, shortFacts, shortLength, shortSlot } from './short'
import { setToken } from './site'
import { Frame, Node } from './structs'
import { End, escaped, isForeign, readString, startString, stop } from './text'
import { countAsDocument, countScalar, Form, setScalar } from './value'

/** Strings, numbers and literals on their way from the grammar to their field. */

/** The field that the next value belongs to. */
export function child(): usize {
  const frame = changetype<Frame>(top)
  if (frame.kind == Counter.object) {
    const member = frame.last
    if (changetype<Node>(member).kind == Kind.dynamic && frame.keyMark != 0) {
      count(member, frame.keyMark << MARK_SHIFT)
    }
    return member
  }
  if (frame.kind == ROW) return takeCell(frame)
  frame.memberCount++
  if (frame.kind != Counter.array) return frame.kind == INNER ? innerChild(frame.node) : root
  if (frame.role == Role.columns && !addColumn(frame.columns)) refuseColumns()
  return starChild(frame.node, Kind.element)
}

/** The field of a row's next cell, which becomes its current one. */
function takeCell(row: Frame): usize {
  const node = nextCell(row)
  const mark = nextCellMark(row)
  row.memberCount++
  if (changetype<Node>(node).kind == Kind.dynamic && mark != 0) count(node, mark << MARK_SHIFT)
  return node
}

/** A string, number, `true`, `false` or `null`. */
export function onScalar(kind: u32, text: usize, length: u32, escaped: u32, form: Form): void {
  const frame = changetype<Frame>(top)
  const node = child()
  const role = currentRole(frame)
  if (kind == Counter.string && isInColumns(frame, role)) noteColumnName(frame, text, length, escaped)
  if (role != 0) {
    if (isKeyRole(role) && kind == Counter.string && isElement(top)) notePairKey(text, length, escaped, node)
    const pair = pairAround(frame)
    if (pair != 0) notePairScalar(pair, role, kind, text, length, escaped)
    else if (ownPair(frame, role) != 0) notePairScalar(top, Role.none, kind, text, length, escaped)
  } else if (frame.role == Role.entry) noteOfEntry(frame, kind, text, length, escaped, node)
  setScalar(kind, text, length, escaped, form)
  countScalar(node, node, 0)
}

/** Remembers what may be a key or a value of an entry in a list of pairs. */
function noteOfEntry(frame: Frame, kind: u32, text: usize, length: u32, escaped: u32, node: usize): void {
  if (frame.kind != Counter.array) return
  if (frame.memberCount == 1 && kind == Counter.string) notePairKey(text, length, escaped, node)
  else if (frame.memberCount == 2) notePairScalar(top, Role.none, kind, text, length, escaped)
}

/** Whether a string names a column: an element of a list of columns, or the `name` of one. */
function isInColumns(frame: Frame, role: u32): bool {
  if (frame.kind == Counter.array) return frame.role == Role.columns
  if (role != Role.columnName && role != Role.name) return false
  return isElement(changetype<usize>(frame)) && holderOf(frame).role == Role.columns
}

function noteColumnName(frame: Frame, text: usize, length: u32, escaped: u32): void {
  const list = frame.kind == Counter.array ? frame : holderOf(frame)
  nameColumn(list.columns, text, length, escaped)
}

function holderOf(frame: Frame): Frame {
  return changetype<Frame>(outerOf(changetype<usize>(frame)))
}

/** What the key of an object's current member means in a pair or a table. */
export function currentRole(frame: Frame): u32 {
  if (frame.kind != Counter.object || frame.last == 0) return Role.none
  const member = changetype<Node>(frame.last)
  return member.kind == Kind.dynamic ? frame.role : member.role
}

/** The field of the current value where it occurs already and nothing else hangs on it, else 0. */
export function plainChild(): usize {
  const frame = changetype<Frame>(top)
  let node: usize = 0
  if (frame.kind == Counter.object) node = frame.last
  else if (frame.kind == Counter.array) node = changetype<Node>(frame.node).element
  else if (frame.kind == ROW) node = nextCell(frame)
  return node != 0 && isPlainField(node) ? node : 0
}

/** Whether a field occurs already and nothing else hangs on its values. */
export function isPlainField(node: usize): bool {
  const field = changetype<Node>(node)
  return (field.occurs & ~field.isSpecial) != 0
}

/** Counts a value among those of an array; those of an object are counted by their keys. */
export function countElement(): void {
  const frame = changetype<Frame>(top)
  if (frame.kind != Counter.object) frame.memberCount++
}

/** A number, `true`, `false` or `null` at a plain field, or 0 for none, that could be dealt with at once. */
export function onPlainScalar(node: usize, kind: u32, text: usize, length: u32): bool {
  if (node == 0 || !countPlainScalar(node, kind, text, length)) return false
  countElement()
  return true
}

/** A string, whose quote stands before `text`, at a plain field, or 0 for none: its length where it was dealt with, else -1. */
export function onPlainString(node: usize, text: usize, end: usize): i32 {
  if (node == 0) return -1
  if (changetype<Node>(node).form != 0) {
    const length = takeForm(node, text, end)
    if (length != 0) {
      countElement()
      return length
    }
  }
  const found = findShort(text, end, node)
  let length = shortLength
  if (found == Short.no) {
    startString()
    if (readString(text, end) != End.quote || (escaped | isForeign) != 0) return -1
    length = <u32>(stop - text)
    if (length >= <u32>LONGEST_TOKEN) return -1
  }
  countElement()
  setToken(text - 1)
  if (found == Short.known) {
    countShort(node, shortSlot, shortFacts)
    noteCounted(node, shortSlot, shortFacts)
  } else if (length == 0) onEmpty(node, text)
  else countPlain(node, text, length)
  passShort()
  return length
}

function onEmpty(node: usize, text: usize): void {
  if (countEmpty(node)) return
  setScalar(Counter.string, text, 0, 0, Form.plain)
  countScalar(node, node, 0)
}

/** A string too long to be held, whose mark is known. */
export function onLongString(mark: u32): void {
  const frame = changetype<Frame>(top)
  const node = child()
  const role = currentRole(frame)
  const around = pairAround(frame)
  const pair = around != 0 ? around : ownPair(frame, role)
  const found = findCollected(changetype<Node>(node).watch)
  if (pair != 0) {
    const isKept = found == Found.document && (around == 0 || role == Role.string)
    if (isKept) notePairScalar(pair, Role.string, Counter.string, collectedText(), collected, 0)
    else notePairLong(pair, mark)
  }
  setScalar(Counter.string, 0, 0, 0, Form.plain)
  if (found == Found.document) countAsDocument(node, node)
  else countScalar(node, node, mark + 1)
}

/** Whether the value that comes next counts what kind of text it is. */
export function looksWatched(): u32 {
  return (watchOfNext() & Watch.looks) != 0 ? 1 : 0
}

/** What the field of the value that comes next asks for. */
export function watchOfNext(): u32 {
  const frame = changetype<Frame>(top)
  let node = root
  if (frame.kind == Counter.object) node = frame.last
  else if (frame.kind == Counter.array) node = starChild(frame.node, Kind.element)
  else if (frame.kind == ROW) node = nextCell(frame)
  return changetype<Node>(node).watch
}

/** The pair whose `value` the current object is, where its current key wraps a scalar; else 0. */
function pairAround(frame: Frame): usize {
  const role = currentRole(frame)
  if (role < <u32>Role.string || role > <u32>Role.boolean || changetype<usize>(frame) <= frames + offsetof<Frame>())
    return 0
  const pair = outerOf(changetype<usize>(frame))
  const open = changetype<Frame>(pair)
  return currentRole(open) == Role.value && isElement(pair) ? pair : 0
}
