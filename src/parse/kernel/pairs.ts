import { decodeString } from './decode'
import { addChild, findChild, starChild } from './fields'
import { outerOf, top } from './frames'
import { deepSite, readKey } from './host'
import { allocate, Counter, Kind, Role, SITE_INDEXES } from './layout'
import { count, hasCounted, isSealed, MARK_SHIFT, move, movedTo, undo } from './log'
import { hash } from './memo'
import { hasMembersOfPair, isNamed, tellsAll } from './plain-pairs'
import { arrayValueKey, Key, kvlistValueKey, valueKey, valuesKey } from './roles'
import { currentRole } from './scalar'
import { noteFirst, writeSite } from './site'
import { Frame, Node, Rest, SITE_SIZE } from './structs'
import { closePending, closeTouched, dropPending, dropTouched, keepPending, keepTouched } from './tally'
import { isAscii } from './text'
import { countScalar, Form, setScalar } from './value'

/**
 * Pairs, `{"key": "device.id", "value": {"stringValue": "..."}}`: read as the members that they stand for.
 *
 * @see opentelemetry-proto `common.proto`, messages KeyValue and AnyValue
 */

/** Longest key of a pair, in bytes without escapes. */
const LONGEST_KEY: u32 = 1000
/** Longest scalar that is kept; a longer one keeps only its mark. */
const LONGEST_SCALAR: u32 = 64 * 1024

/** Texts of open pairs, one behind the other. */
let buffer: usize = 0
let capacity: u32 = 0
/** Where they stand unless a file needs more. */
let firstBuffer: usize = 0
const FIRST_CAPACITY: u32 = 4 * LONGEST_SCALAR
export let pairTop: u32 = 0
let decoded: usize = 0

/** Reserves what outlives a file. */
export function preparePairs(): void {
  firstBuffer = allocate(FIRST_CAPACITY)
  decoded = allocate(LONGEST_SCALAR)
}

/** Starts without open pairs. */
export function startPairs(): void {
  buffer = firstBuffer
  capacity = FIRST_CAPACITY
  pairTop = 0
}

/** Forgets the texts of a closed frame. */
export function dropPairTexts(length: u32): void {
  pairTop = length
}

function keepText(text: usize, length: u32): u32 {
  if (pairTop + length > capacity) {
    const larger = allocate((capacity + length) * 2)
    memory.copy(larger, buffer, pairTop)
    buffer = larger
    capacity = (capacity + length) * 2
  }
  const at = pairTop
  memory.copy(buffer + at, text, length)
  pairTop += length
  return at
}

/** Remembers what may be the key of a pair: a string in an element of an array. */
export function notePairKey(text: usize, length: u32, escaped: u32, node: usize): void {
  const frame = changetype<Frame>(top)
  const outer = changetype<Frame>(outerOf(top))
  if (length > LONGEST_KEY * 6) return
  const plain = escaped ? decodeString(text, length, decoded) : length
  if (plain > LONGEST_KEY) return
  const key = escaped ? decoded : text
  frame.hasPairKey = 1
  frame.pairKey = keepText(text, length)
  frame.pairKeyLength = length
  frame.pairKeyEscaped = escaped
  frame.isPairOfOtlp = frame.kind == Counter.object && currentRole(frame) == Role.key ? 1 : 0
  if (findChild(outer.node, Kind.pair, key, plain, hash(key, plain, Kind.pair)) != 0) return
  frame.hasPairSite = 1
  // An entry is told by itself, not by its first element.
  const isEntry = frame.kind == Counter.array
  writeSite(top + offsetof<Frame>('pairLine'), changetype<Node>(isEntry ? frame.node : node).id)
  if (isEntry && frame.pairIndexes <= SITE_INDEXES) frame.pairIndexes--
}

/** Remembers the scalar inside a pair's `value`. */
export function notePairScalar(pair: usize, role: u32, kind: u32, text: usize, length: u32, escaped: u32): void {
  const frame = changetype<Frame>(pair)
  frame.pairKind = kindOfWrapped(role, kind)
  frame.isPairWrapped = role != Role.none ? 1 : 0
  frame.pairTextLength = length
  frame.pairTextEscaped = escaped
  frame.pairLongMark = 0
  frame.pairText = keepText(text, length)
}

/** Same for a value too long to be kept: its mark is all that is known. */
export function notePairLong(pair: usize, mark: u32): void {
  const frame = changetype<Frame>(pair)
  frame.pairKind = Counter.string
  frame.isPairWrapped = pair != top ? 1 : 0
  frame.pairTextLength = 0
  frame.pairLongMark = mark + 1
}

/** OTLP writes 64-bit numbers as strings. */
function kindOfWrapped(role: u32, kind: u32): u32 {
  if (role == Role.number) return Counter.number
  return role == Role.boolean ? Counter.boolean : kind
}

/** Reads the closing object or entry as the member it stands for. False where it is no pair. */
export function closePair(at: usize, holder: usize): bool {
  const frame = changetype<Frame>(at)
  if (isSealed(frame.startEntries)) return false
  const isWrapped = frame.pairKind != 0 && frame.isPairWrapped != 0
  const wrapper = memberOf(frame.node, valueKey)
  if (wrapper != 0 && frame.isPairOfOtlp && frame.memberCount == 2) {
    if (isWrapped) return tellsAll(frame, wrapper, 0, 0) && closeScalar(at, holder)
    const values = valuesIn(wrapper, frame.touchStart)
    if (values != 0) {
      return tellsAll(frame, wrapper, changetype<Node>(values).parent, values) && closeWide(at, holder, values)
    }
  }
  // A list or an object is left where it stands: what is in it has names of its own, or is named by what is around.
  if (frame.pairKind == 0) return false
  const isPair = frame.kind == Counter.array ? frame.memberCount == 2 : hasMembersOfPair(frame)
  return isPair && tellsAll(frame, isWrapped ? wrapper : 0, 0, 0) && hasName(frame) && closeScalar(at, holder)
}

function hasName(frame: Frame): bool {
  return isNamed(buffer + frame.pairKey, frame.pairKeyLength, frame.pairKeyEscaped)
}

function closeScalar(at: usize, holder: usize): bool {
  const frame = changetype<Frame>(at)
  // What the pair's own members were tallied for is gone with it.
  dropPending(frame.pendingStart)
  dropTouched(frame.touchedStart)
  undo(frame.touchStart)
  const node = pairNode(holder, frame, at)
  if (!changetype<Node>(node).occurs) {
    if (frame.hasPairSite) copySite(at, node)
    if (changetype<Node>(node).kind == Kind.pair) changetype<Node>(node).occurs = 1
  }
  const text = buffer + frame.pairText
  const length = frame.pairTextLength
  setScalar(frame.pairKind, text, length, frame.pairTextEscaped, isAscii(text, length) ? Form.plain : Form.foreign)
  countScalar(node, changetype<Node>(holder).element, frame.pairLongMark)
  return true
}

/** A pair whose value is a list. */
function closeWide(at: usize, holder: usize, value: usize): bool {
  const frame = changetype<Frame>(at)
  const outer = changetype<Frame>(outerOf(at))
  move(frame.touchStart, value, pairNode(holder, frame, at))
  frame.facts = 0
  keepPending(frame.pendingStart, movedTo)
  keepTouched(frame.touchedStart, movedTo)
  closePending(frame.pendingStart, outer.pendingStart, 0)
  closeTouched(frame, outer.pendingStart)
  return true
}

function memberOf(node: usize, keyAt: usize): usize {
  const key = changetype<Key>(keyAt)
  return findChild(node, Kind.key, key.text, key.length, key.hash)
}

/** The list inside a pair's `value`, where this pair has one. */
function valuesIn(wrapper: usize, start: u64): usize {
  for (let pass = 0; pass < 2; pass++) {
    const list = memberOf(wrapper, pass == 0 ? arrayValueKey : kvlistValueKey)
    const values: usize = list == 0 ? 0 : memberOf(list, valuesKey)
    if (values != 0 && hasCounted(values, start)) return values
  }
  return 0
}

function copySite(frame: usize, node: usize): void {
  const field = changetype<Node>(node)
  memory.copy(field.rest, frame + offsetof<Frame>('pairLine'), SITE_SIZE)
  const rest = changetype<Rest>(field.rest)
  // The arrays around the pair are open yet, at the same elements.
  if (rest.siteIndexes > SITE_INDEXES) deepSite(field.id, rest.siteField)
}

/** The field that a pair stands for. A key that looks generated folds, as it does where it is a member. */
function pairNode(holder: usize, frame: Frame, at: usize): usize {
  const text = buffer + frame.pairKey
  const length = frame.pairKeyLength
  const plain = frame.pairKeyEscaped ? decodeString(text, length, decoded) : length
  const key = frame.pairKeyEscaped ? decoded : text
  const known = findChild(holder, Kind.pair, key, plain, hash(key, plain, Kind.pair))
  if (known != 0) return known
  const read = readKey(text, length, frame.pairKeyEscaped, changetype<Rest>(changetype<Node>(holder).rest).otherCount)
  if ((read & 1) == 0) {
    const added = addChild(holder, Kind.pair, key, plain, text, length, frame.pairKeyEscaped)
    if (frame.hasPairSite) copySite(at, added)
    else noteFirst(added, changetype<Node>(changetype<Node>(holder).element).id)
    return added
  }
  const isNew = changetype<Rest>(changetype<Node>(holder).rest).dynamic == 0
  const folded = starChild(holder, Kind.dynamic)
  if (isNew && frame.hasPairSite) copySite(at, folded)
  if (read >> 8 != 0) count(folded, (read >> 8) << MARK_SHIFT)
  return folded
}
