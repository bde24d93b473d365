import { outerOf, top } from './frames'
import { isName } from './host'
import { Counter, Kind, Role } from './layout'
import { head, KIND_SHIFT, MARK_SHIFT, slotAt, TOTAL } from './log'
import { answerIn, Ask, keep, known, lookUp } from './memo'
import { Frame, Node, Slot } from './structs'

/**
 * Pairs whose value is not wrapped, `{"name": "imei", "value": "..."}`, and the entries of lists such as `[["imei", "..."]]`.
 * Records may have a name and a value, too: such a pair is one only where its key is made of known words.
 */

/** Members of a pair at most; see `src/parse/pair-keys.ts`. */
const MOST_MEMBERS: u32 = 4
const KIND_MASK: u32 = 15
/** Marks below this one tell what was found in a value; those from it on, what it looks like. */
let firstLook: u32 = 0

export function setFirstLook(mark: u32): void {
  firstLook = mark
}

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
    else if (role == Role.companion && isPlainCompanion(slot.code)) companions++
    else return false
  }
  // Where a text breaks off, the value of its last member never came.
  return keys == 1 && values == 1 && companions + 2 == frame.memberCount
}

/** Whether what is said of a value's kind is a scalar that holds nothing else: it is not read once the pair is a member. */
function isPlainCompanion(code: u32): bool {
  const mark = code >> MARK_SHIFT
  return ((code >> KIND_SHIFT) & KIND_MASK) < <u32>Counter.object && (mark == 0 || mark >= firstLook)
}

/**
 * Whether a pair tells all that stands in it once it is read as the member that it stands for: nothing stands beside what wraps
 * its value, or beside the list in that, and nothing hangs on its key or on what says of what kind the value is.
 *
 * @param wrapper What wraps the value, or 0.
 * @param list The object around the list in it, or 0.
 * @param values That list, or 0.
 */
export function tellsAll(frame: Frame, wrapper: usize, list: usize, values: usize): bool {
  let wrapped: u32 = 0
  for (let at = frame.touchStart; at < head; at++) {
    const slot = changetype<Slot>(slotAt(at))
    if ((slot.code & TOTAL) == 0) continue
    const node = changetype<Node>(<usize>slot.node)
    if (wrapper != 0 && node.parent == wrapper) wrapped++
    else if (list != 0 && node.parent == list && slot.node != <u32>values) return false
    else if (node.kind >= <u32>Kind.carried && hangsOnOther(frame, node)) return false
  }
  return wrapper == 0 || wrapped == 1
}

/** Whether a document or a carried name hangs on a member that is neither value nor, for a name, key. */
function hangsOnOther(frame: Frame, node: Node): bool {
  const holder = changetype<Node>(node.parent)
  if (holder.parent != frame.node) return false
  return holder.role == Role.companion || (node.kind == Kind.inner && isKeyRole(holder.role))
}

/** Whether the key of a pair is a name. */
export function isNamed(text: usize, length: u32, escaped: u32): bool {
  const entry = lookUp(Ask.name, 0, text, length, escaped)
  if (known) return answerIn(entry) != 0
  const answer = isName(text, length, escaped)
  keep(entry, Ask.name, 0, text, length, escaped, answer)
  return answer != 0
}
