import { outerOf, top } from './frames'
import { isName } from './host'
import { Counter, Role } from './layout'
import { head, KIND_SHIFT, slotAt, TOTAL } from './log'
import { answerIn, Ask, keep, known, lookUp } from './memo'
import { Frame, Node, Slot } from './structs'

/**
 * Pairs whose value is not wrapped, `{"name": "imei", "value": "..."}`, and the entries of lists such as `[["imei", "..."]]`.
 * Records may have a name and a value, too: such a pair is one only where its key is made of known words.
 */

/** Members of a pair at most; see `src/parse/pair-keys.ts`. */
const MOST_MEMBERS: u32 = 4
const KIND_MASK: u32 = 15

export function isKeyRole(role: u32): bool {
  return role == Role.key || role == Role.pairKey || role == Role.name
}

export function isValueRole(role: u32): bool {
  return role == Role.value || role == Role.pairValue
}

/** Whether an object is an element of an array. */
export function isElement(frame: usize): bool {
  return changetype<Frame>(outerOf(frame)).kind == Counter.array
}

/** The pair whose value the current scalar is, by the role of its key; else 0. */
export function ownPair(frame: Frame, role: u32): usize {
  if (frame.role == Role.entry && frame.kind == Counter.array) return frame.memberCount == 2 ? top : 0
  return isValueRole(role) && isElement(top) ? top : 0
}

/** Whether an object has the members of a pair, each once, and no other. */
export function hasMembersOfPair(frame: Frame): bool {
  if (frame.memberCount > MOST_MEMBERS) return false
  let keys: u32 = 0
  let values: u32 = 0
  let companions: u32 = 0
  for (let at = frame.touchStart; at < head; at++) {
    const slot = changetype<Slot>(slotAt(at))
    const node = <usize>slot.node
    if ((slot.code & TOTAL) == 0 || changetype<Node>(node).parent != frame.node) continue
    const role = <u32>changetype<Node>(node).role
    if (isKeyRole(role)) keys++
    else if (isValueRole(role)) values++
    else if (role == Role.companion && ((slot.code >> KIND_SHIFT) & KIND_MASK) < <u32>Counter.object) companions++
    else return false
  }
  // Where a text breaks off, the value of its last member never came.
  return keys == 1 && values == 1 && companions + 2 == frame.memberCount
}

/** Whether the key of a pair is a name. */
export function isNamed(text: usize, length: u32, escaped: u32): bool {
  const entry = lookUp(Ask.name, 0, text, length, escaped)
  if (known) return answerIn(entry) != 0
  const answer = isName(text, length, escaped)
  keep(entry, Ask.name, 0, text, length, escaped, answer)
  return answer != 0
}
