import { nextCell } from './columns'
import { note } from './faults'
import { top } from './frames'
import { Counter, Watch } from './layout'
import { countSlot, EMPTY, KIND_SHIFT, slotOf, TOTAL } from './log'
import { countPlain, countPlainScalar, countShort } from './plain-values'
import { FaultKind } from './reading'
import { onScalar } from './scalar'
import { passShort, recallShort, Short, shortFacts, shortSlot } from './short'
import { Frame, Node } from './structs'
import { Form } from './value'

/** Cells of CSV, which are of the type that their text looks like. */

const EMPTY_CODE: u32 = TOTAL | EMPTY | (Counter.string << KIND_SHIFT)
const TRUE_TEXT: usize = memory.data<u8>([0x74, 0x72, 0x75, 0x65])
const FALSE_TEXT: usize = memory.data<u8>([0x66, 0x61, 0x6c, 0x73, 0x65])

/** Columns of the table. */
let width: u32 = 0

export function setWidth(columns: u32): void {
  width = columns
}

/** The next cell of the innermost row. */
export function onCell(text: usize, length: u32, isForeign: u32): void {
  const frame = changetype<Frame>(top)
  if (frame.memberCount >= width) return onExtraCell(text, length, isForeign)
  const node = nextCell(frame)
  const field = changetype<Node>(node)
  if (!field.occurs || field.isSpecial || isForeign) return onOddCell(text, length, isForeign)
  if (length == 0 && (field.watch & Watch.fact) == 0) {
    frame.memberCount++
    return countSlot(slotOf(node, EMPTY_CODE))
  }
  if (recallShort(text, length, node) == Short.known) {
    frame.memberCount++
    countShort(node, shortSlot, shortFacts)
  } else {
    frame.memberCount++
    if (!countPlainCell(node, kindOf(text, length), text, length)) {
      frame.memberCount--
      onOddCell(text, length, 0)
    }
  }
  passShort()
}

/** A cell that has no column. */
function onExtraCell(text: usize, length: u32, isForeign: u32): void {
  if (length != 0) checkWidth()
  onOddCell(text, length, isForeign)
}

/** Notes where the next cell, which is not empty, has no column. Where no column has a name, that was noted before. */
export function checkWidth(): void {
  if (width != 0 && changetype<Frame>(top).memberCount >= width) note(FaultKind.longRow)
}

/** Counts a cell on which nothing else hangs; false where `onScalar` must. */
function countPlainCell(node: usize, kind: u32, text: usize, length: u32): bool {
  if (kind != Counter.string) return countPlainScalar(node, kind, text, length)
  countPlain(node, text, length)
  return true
}

function onOddCell(text: usize, length: u32, isForeign: u32): void {
  const kind = isForeign ? <u32>Counter.string : kindOf(text, length)
  const written = kind == Counter.boolean ? (length == 4 ? TRUE_TEXT : FALSE_TEXT) : text
  onScalar(kind, written, length, 0, isForeign ? Form.foreign : kind == Counter.number ? Form.number : Form.plain)
}

/** What a text of ASCII looks like: a number as JSON writes it, a truth value in whatever case, else a string. */
function kindOf(text: usize, length: u32): u32 {
  const first = length == 0 ? 0 : <u32>load<u8>(text)
  if (first == 0x2d || first - 0x30 < 10) return isNumber(text, length) ? Counter.number : Counter.string
  if (length != 4 && length != 5) return Counter.string
  const start = load<u32>(text) | 0x20202020
  if (length == 4) return start == 0x65757274 ? Counter.boolean : Counter.string
  return start == 0x736c6166 && (load<u8>(text, 4) | 0x20) == 0x65 ? Counter.boolean : Counter.string
}

function isNumber(text: usize, length: u32): bool {
  const end = text + length
  let at = text + (load<u8>(text) == 0x2d ? 1 : 0)
  const whole = digitsFrom(at, end)
  if (whole == at || (load<u8>(at) == 0x30 && whole != at + 1)) return false
  at = whole
  if (at < end && load<u8>(at) == 0x2e) {
    const fraction = digitsFrom(at + 1, end)
    if (fraction == at + 1) return false
    at = fraction
  }
  if (at < end && (load<u8>(at) | 0x20) == 0x65) {
    at++
    if (at < end && (load<u8>(at) == 0x2b || load<u8>(at) == 0x2d)) at++
    const exponent = digitsFrom(at, end)
    if (exponent == at) return false
    at = exponent
  }
  return at == end
}

function digitsFrom(from: usize, end: usize): usize {
  let at = from
  while (at < end && <u32>load<u8>(at) - 0x30 < 10) at++
  return at
}
