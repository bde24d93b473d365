import { decodeString } from './decode'
import { addChild, findChild } from './fields'
import { top } from './frames'
import { factsOf, markOf, namesCarried, typeNamed } from './host'
import { findInner, readInner } from './inner'
import { mayStartName, noteNameStart } from './inner-looks'
import { Found } from './inner-text'
import { allocate, Counter, Kind, LONGEST_TOKEN, ROW, Watch } from './layout'
import { count, countSlot, EMPTY, KIND_SHIFT, MARK_SHIFT, slotOf, TOTAL, TRUE } from './log'
import { answerIn, Ask, hash, keep, known, lookUp } from './memo'
import { mayBeQuery } from './queries'
import { branchTo } from './record'
import { keepShort } from './short'
import { noteFirst } from './site'
import { Frame, Node, Rest } from './structs'
import { markOfNumber } from './sure-numbers'
import { ASK, markFor, markOfForeign, markOfString, Sure } from './sure'
import { join, touch } from './tally'
import { isAscii } from './text'

/** The whole way to count a value: what it is, which names it carries, which facts and types it tells. */

/** Most names that one place carries. */
const MAX_CARRIED: u32 = 2_000

/** What the grammar knows of a scalar's characters. */
export const enum Form {
  /** A string of ASCII, or a literal. */
  plain = 0,
  /** A string with letters beyond ASCII. */
  foreign = 1,
  /** A number. */
  number = 2,
}

/** Mark of what carries nothing and so counts as empty. */
export let maskedMark: u32 = 0
/** First four bytes of names that carry themselves, under any key. */
let prefixes: usize = 0
let prefixCount: u32 = 0

// The scalar at hand: its text as it stands in the input, and without escapes.
let kind: u32 = 0
export let text: usize = 0
let length: u32 = 0
export let escaped: u32 = 0
let form: Form = Form.plain
let plain: usize = 0
let plainLength: u32 = 0
let decoded: usize = 0
export let names: usize = 0

/** Room for the names that a value carries, in bytes. */
const NAMES_SIZE: u32 = 64 * 1024

/** Reserves what outlives a file. */
export function prepareValue(): void {
  decoded = allocate(LONGEST_TOKEN)
  names = allocate(NAMES_SIZE)
  prefixes = allocate(64)
}

export function setMaskedMark(mark: u32): void {
  maskedMark = mark
}

export function addPrefix(start: u32): void {
  noteNameStart(start & 0xff)
  store<u32>(prefixes + ((<usize>prefixCount) << 2), start)
  prefixCount++
}

/** Where the host writes the names that a value carries. */
export function namesRoom(): usize {
  return names
}

/** Takes the scalar that is counted next. */
export function setScalar(scalarKind: u32, at: usize, size: u32, isEscaped: u32, textForm: Form): void {
  kind = scalarKind
  text = at
  length = size
  escaped = isEscaped
  form = textForm
  plain = text
  plainLength = length
  if (!escaped) return
  plainLength = decodeString(text, length, decoded)
  plain = decoded
  // An escape may stand for anything.
  form = isAscii(plain, plainLength) ? Form.plain : Form.foreign
}

/** Counts the scalar at a field. `holder` is the field whose path leads to it; `longMark` its mark plus 1, where it is known. */
export function countScalar(node: usize, holder: usize, longMark: u32): void {
  const field = changetype<Node>(node)
  const found =
    kind == Counter.string && length > 1 ? findInner(plain, plainLength, field.watch, escaped != 0) : Found.none
  if (found == Found.document) return countAsDocument(node, holder)
  if (!field.occurs && field.kind != Kind.pair) noteFirst(node, changetype<Node>(holder).id)
  let code = TOTAL | (kind << KIND_SHIFT)
  let isEmpty = kind == Counter.nothing || (length == 0 && longMark == 0)
  if (kind == Counter.boolean) {
    if (plainLength == 4 && load<u32>(plain) == 0x65757274) code |= TRUE
  } else if (!isEmpty) {
    const mark = longMark != 0 ? longMark - 1 : decide((field.watch & Watch.looks) != 0)
    code |= mark << MARK_SHIFT
    isEmpty = mark != 0 && mark == maskedMark
  }
  if (isEmpty) code |= EMPTY
  const slot = slotOf(node, code)
  countSlot(slot)
  if (found == Found.aside) readAside(node)
  if (longMark != 0 && length == 0) {
    if ((field.watch & Watch.tally) != 0 && !isEmpty) touch(changetype<Frame>(changetype<Frame>(top).owner), node)
    return
  }
  if (kind == Counter.nothing || length == 0) {
    // That nothing was answered may say something, too.
    if (kind == Counter.string && (field.watch & Watch.fact) != 0) tellFacts(field)
    return
  }
  // Of each of them is told that it was not read.
  let isKept = found == Found.none && (field.watch & Watch.type) == 0
  if (kind == Counter.string && mayCarry(field) && carry(node, holder)) isKept = false
  let facts: u32 = 0
  if (!isEmpty && field.watch != 0) facts = report(field)
  if (isKept) keepShort(text, node, slot, facts)
}

/** Reads the document inside a value, and goes on with the value. */
function readAside(node: usize): void {
  const at = text
  const size = length
  const isEscaped = escaped
  const textForm = form
  readInner(node)
  setScalar(Counter.string, at, size, isEscaped, textForm)
}

/** Counts a string that is the document which was found last, and reads it: what it says, its fields say. */
export function countAsDocument(node: usize, holder: usize): void {
  const field = changetype<Node>(node)
  if (!field.occurs && field.kind != Kind.pair) noteFirst(node, changetype<Node>(holder).id)
  count(node, TOTAL | (Counter.string << KIND_SHIFT) | (markFor(Sure.document) << MARK_SHIFT))
  if ((field.watch & Watch.tally) != 0) touch(changetype<Frame>(changetype<Frame>(top).owner), node)
  readInner(node)
}

export function settle(frame: Frame, facts: u32): void {
  const owner = changetype<Frame>(frame.owner)
  owner.facts = join(owner.facts, facts)
}

/** What the value is, as one mark. */
function decide(looks: bool): u32 {
  const mark = sureMark(looks)
  if (mark != ASK) return mark
  const ask = looks ? Ask.looks : Ask.mark
  const entry = lookUp(ask, 0, text, length, escaped)
  if (known) return answerIn(entry)
  const answer = markOf(text, length, escaped, looks ? 1 : 0)
  keep(entry, ask, 0, text, length, escaped, answer)
  return answer
}

function sureMark(looks: bool): u32 {
  if (form == Form.number) return markOfNumber(text, length, looks)
  return form == Form.plain ? markOfString(plain, plainLength, looks) : markOfForeign(plain, plainLength, looks)
}

function mayCarry(field: Node): bool {
  if ((field.watch & Watch.names) != 0) return true
  if ((field.watch & Watch.queries) != 0 && mayBeQuery(plain, plainLength)) return true
  return startsName(plain, plainLength)
}

/** Whether a text begins as a name does that carries itself. */
export function startsName(name: usize, size: u32): bool {
  if (size < 5 || !mayStartName(<u32>load<u8>(name))) return false
  const start = load<u32>(name)
  for (let at: u32 = 0; at < prefixCount; at++) if (load<u32>(prefixes + ((<usize>at) << 2)) == start) return true
  return false
}

/** Counts the names that the value carries; false where it carries none. */
function carry(node: usize, holder: usize): bool {
  const field = changetype<Node>(node)
  const entry = lookUp(Ask.names, field.id, text, length, escaped)
  if (known) return false
  const found = namesCarried(field.id, text, length, escaped)
  if (found == 0) {
    keep(entry, Ask.names, field.id, text, length, escaped, 0)
    return false
  }
  // An element is no field of its own: the name hangs below the array.
  const parent = field.kind == Kind.element && field.parent != 0 ? field.parent : node
  let at = names
  for (let name: u32 = 0; name < found; name++) {
    const size = load<u32>(at)
    carryOne(parent, holder, at + 4, size)
    at += 4 + size
  }
  return true
}

function carryOne(parent: usize, holder: usize, name: usize, size: u32): void {
  const known = findChild(parent, Kind.carried, name, size, hash(name, size, Kind.carried))
  if (known == 0 && changetype<Rest>(changetype<Node>(parent).rest).otherCount >= MAX_CARRIED) return
  const node = known != 0 ? known : addChild(parent, Kind.carried, name, size, name, size, 0)
  if (!changetype<Node>(node).occurs) noteFirst(node, changetype<Node>(holder).id)
  count(node, TOTAL | (Counter.string << KIND_SHIFT))
  touch(changetype<Frame>(changetype<Frame>(top).owner), node)
}

/** Gives a watched value to whom it concerns. Answers with the facts that it settles. */
function report(field: Node): u32 {
  const watch = field.watch
  const frame = changetype<Frame>(top)
  let facts: u32 = 0
  if ((watch & Watch.fact) != 0) {
    facts = tellFacts(field)
    if (kind == Counter.boolean) {
      if (plainLength == 4) field.factsOfTrue = facts + 1
      else field.factsOfFalse = facts + 1
    }
  }
  if ((watch & Watch.tally) != 0) touch(changetype<Frame>(frame.owner), changetype<usize>(field))
  if ((watch & Watch.type) != 0 && kind == Counter.string && (frame.kind == Counter.object || frame.kind == ROW)) {
    const type = ask(Ask.type, field.id)
    if (type != 0 && changetype<Rest>(changetype<Node>(frame.node).rest).type != type) branchTo(type, text, length)
  }
  return facts
}

/** Gives the facts that the value settles to the record that it stands in. */
function tellFacts(field: Node): u32 {
  const facts = ask(Ask.fact, field.id)
  if (facts != 0) settle(changetype<Frame>(top), facts)
  return facts
}

function ask(what: Ask, field: u32): u32 {
  const entry = lookUp(what, field, text, length, escaped)
  if (known) return answerIn(entry)
  const answer = what == Ask.fact ? factsOf(field, text, length, escaped) : typeNamed(field, text, length, escaped)
  keep(entry, what, field, text, length, escaped, answer)
  return answer
}
