import { keepForm } from './forms'
import { top } from './frames'
import { mayHold } from './inner-looks'
import { noteCounted } from './kept'
import { Counter, Watch } from './layout'
import { countSlot, EMPTY, KIND_SHIFT, MARK_SHIFT, slotOf, TOTAL, TRUE } from './log'
import { keepShort } from './short'
import { Frame, Node, Slot } from './structs'
import { markOfNumber } from './sure-numbers'
import { ASK, markOfString } from './sure'
import { touch } from './tally'
import { countScalar, Form, maskedMark, setScalar, settle, startsName } from './value'

/** The short way to count a value on which nothing else hangs. */

/** Counts a string of ASCII without escapes that is no part of a pair, at a field that occurs already. */
export function countPlain(node: usize, at: usize, size: u32): void {
  const field = changetype<Node>(node)
  const watch = field.watch
  if (mayHold(at, size, watch)) {
    setScalar(Counter.string, at, size, 0, Form.plain)
    return countScalar(node, node, 0)
  }
  const mark = markOfString(at, size, (watch & Watch.looks) != 0)
  if (mark == ASK || mark == maskedMark || (watch & SLOW_WATCHES) != 0 || startsName(at, size)) {
    setScalar(Counter.string, at, size, 0, Form.plain)
    return countScalar(node, node, mark == ASK ? 0 : mark + 1)
  }
  const slot = slotOf(node, TOTAL | (Counter.string << KIND_SHIFT) | (mark << MARK_SHIFT))
  countSlot(slot)
  if ((watch & Watch.tally) != 0) touch(changetype<Frame>(changetype<Frame>(top).owner), node)
  noteCounted(node, slot, 0)
  keepShort(at, node, slot, 0)
  keepForm(node, at, size, slot)
}

/** Counts an empty string at a field that occurs already; false where `countScalar` must. */
export function countEmpty(node: usize): bool {
  // That nothing was answered may say something, too.
  if ((changetype<Node>(node).watch & Watch.fact) != 0) return false
  const slot = slotOf(node, TOTAL | EMPTY | (Counter.string << KIND_SHIFT))
  countSlot(slot)
  noteCounted(node, slot, 0)
  return true
}

/** Counts a number or literal at a field that occurs already; false where `countScalar` must. */
export function countPlainScalar(node: usize, scalarKind: u32, at: usize, size: u32): bool {
  const watch = changetype<Node>(node).watch
  let code = TOTAL | (scalarKind << KIND_SHIFT)
  if (scalarKind == Counter.nothing) {
    const slot = slotOf(node, code | EMPTY)
    countSlot(slot)
    noteCounted(node, slot, 0)
    return true
  }
  let facts: u32 = 0
  if ((watch & (Watch.fact | Watch.type)) != 0) {
    if (scalarKind != Counter.boolean) return false
    const field = changetype<Node>(node)
    const told = size == 4 ? field.factsOfTrue : field.factsOfFalse
    if (told == 0) return false
    facts = told - 1
  }
  if (scalarKind == Counter.number) {
    const mark = markOfNumber(at, size, (watch & Watch.looks) != 0)
    if (mark == ASK || mark == maskedMark) return false
    code |= mark << MARK_SHIFT
  } else if (size == 4) code |= TRUE
  const slot = slotOf(node, code)
  countSlot(slot)
  noteCounted(node, slot, facts)
  const frame = changetype<Frame>(top)
  if (facts != 0) settle(frame, facts)
  if ((watch & Watch.tally) != 0) touch(changetype<Frame>(frame.owner), node)
  return true
}

/** What a field may ask for that `countPlain` leaves to `countScalar`. */
const SLOW_WATCHES: u32 = Watch.type | Watch.fact | Watch.names | Watch.queries

/** Counts a string of which `short.ts` told what becomes of it. */
export function countShort(node: usize, slot: usize, facts: u32): void {
  countSlot(slot)
  const watch = changetype<Node>(node).watch
  if ((facts | (watch & Watch.tally)) == 0) return
  const frame = changetype<Frame>(top)
  if (facts != 0) settle(frame, facts)
  if ((watch & Watch.tally) != 0 && (changetype<Slot>(slot).code & EMPTY) == 0) {
    touch(changetype<Frame>(frame.owner), node)
  }
}
