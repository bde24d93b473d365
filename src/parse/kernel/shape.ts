import { shapes, SHAPES_SIZE } from './layout'
import { Node, NODE_SIZE, restOf } from './structs'

/**
 * Shapes: which fields a file makes, one after the other. The files of a folder mostly make the same ones, and what the host says
 * of a new field follows from the field and from those before it, never from a value. So a tree of steps outlives the files: each
 * file goes down it by one step a field. Where the step is known, the host need not be asked; the number of the last step tells
 * it which fields there are.
 */

@unmanaged
class Step {
  /** The first of the steps that came after this one; another one that came after the same. */
  first: usize
  next: usize
  number: u32
  watch: u32
  kind: u32
  /** Ids plus 1; 0 for none. */
  parent: u32
  base: u32
  type: u32
  keyHash: u32
  keyLength: u32
}

/** Bytes of a step, behind which its key stands. */
const STEP_SIZE: usize = 40
/** Fields from which on a file is one of its own, and files that go on in different ways from one step. */
const MOST_FIELDS: u32 = 1000
const MOST_WAYS: u32 = 64

let used: usize = 0
let count: u32 = 0
/** Step of the latest field; 0 where the file has left the tree. */
let current: usize = 0
/** True where a file found no room. */
export let shapesAreFull: bool = false

/** Forgets all shapes. */
export function forgetShapes(): void {
  memory.fill(shapes, 0, STEP_SIZE)
  used = STEP_SIZE
  count = 0
  shapesAreFull = false
}

/** Starts a file; with `keeps`, as one whose fields others may have. */
export function startShape(keeps: u32): void {
  current = keeps ? shapes : 0
}

/** Leaves the tree: this file is one of its own. */
export function leaveShape(): void {
  current = 0
}

/** Number of the last step; 0 where the file has left the tree. */
export function shape(): u32 {
  return current == 0 ? 0 : changetype<Step>(current).number
}

/** Goes on by a new field. False where no file went this way before. */
export function goOn(at: usize): bool {
  if (current == 0) return false
  const node = changetype<Node>(at)
  const rest = restOf(at)
  const found = stepTo(node.kind, node.parent, rest.base, rest.type, rest.keyHash, node.keyLength, at + NODE_SIZE)
  if (found == 0) return false
  current = found
  node.watch = changetype<Step>(found).watch
  return true
}

/** Whether a file went on by this member before: it is no key that folds. */
export function hadKey(holder: usize, kind: u32, key: usize, length: u32, keyHash: u32): bool {
  return current != 0 && stepTo(kind, holder, 0, 0, keyHash, length, key) != 0
}

function stepTo(kind: u32, parent: usize, base: usize, type: u32, keyHash: u32, length: u32, key: usize): usize {
  const parentId = idOf(parent)
  const baseId = idOf(base)
  for (let at = changetype<Step>(current).first; at != 0; at = changetype<Step>(at).next) {
    const step = changetype<Step>(at)
    if (step.keyHash != keyHash || step.keyLength != length || step.kind != kind) continue
    if (step.parent != parentId || step.base != baseId || step.type != type) continue
    if (memory.compare(at + STEP_SIZE, key, length) == 0) return at
  }
  return 0
}

/** Number that the step to a new field would get; 0 where it cannot be kept. */
export function nextStep(at: usize): u32 {
  if (current == 0 || changetype<Node>(at).id >= MOST_FIELDS) return 0
  if (used + STEP_SIZE + <usize>changetype<Node>(at).keyLength > SHAPES_SIZE) {
    shapesAreFull = true
    return 0
  }
  let ways: u32 = 0
  for (let way = changetype<Step>(current).first; way != 0; way = changetype<Step>(way).next) ways++
  return ways < MOST_WAYS ? count + 1 : 0
}

/** Adds the step to a new field, of which the host has been told; without a number, leaves the tree. */
export function addStep(at: usize, number: u32): void {
  if (number == 0) {
    current = 0
    return
  }
  const node = changetype<Node>(at)
  const rest = restOf(at)
  const place = shapes + used
  const step = changetype<Step>(place)
  step.first = 0
  step.next = changetype<Step>(current).first
  step.number = number
  step.watch = node.watch
  step.kind = node.kind
  step.parent = idOf(node.parent)
  step.base = idOf(rest.base)
  step.type = rest.type
  step.keyHash = rest.keyHash
  step.keyLength = node.keyLength
  memory.copy(place + STEP_SIZE, at + NODE_SIZE, node.keyLength)
  used += (STEP_SIZE + <usize>node.keyLength + 7) & ~7
  count = number
  changetype<Step>(current).first = place
  current = place
}

/** Id of a field plus 1; 0 for none. */
function idOf(node: usize): u32 {
  return node == 0 ? 0 : changetype<Node>(node).id + 1
}
