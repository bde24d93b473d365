import { areEqual } from './bytes'
import { allocate, input } from './layout'
import { head, slotAt } from './log'
import { Node, NODE_SIZE } from './structs'

/**
 * How typed records begin: `"@odata.type":"#microsoft.graph.managedDevice"`. Where the first member of a record named its type,
 * the same bytes will do so again; the record then opens in the branch of its type at once, and nothing has to be moved.
 */

@unmanaged
export class Opening {
  branch: usize
  /** The telling member, in the branch. */
  member: usize
  /** Slots of the record and of the telling member. */
  container: usize
  value: usize
  /** Bytes of the member as it stands in the input, which lie behind. */
  length: u32
  next: usize
}

const OPENING_SIZE: usize = 32
const LONGEST: u32 = 200
/** Openings that a field remembers. */
const MOST: u32 = 16

/** The opening whose bytes stand at `at`, or 0. */
export function findOpening(first: usize, at: usize, end: usize): usize {
  let place = first
  while (place != 0) {
    const opening = changetype<Opening>(place)
    if (stands(place + OPENING_SIZE, opening.length, at, end) && isAlive(opening)) return place
    place = opening.next
  }
  return 0
}

/** A field whose counts all moved elsewhere has a first place still to be found. */
function isAlive(opening: Opening): bool {
  return changetype<Node>(opening.branch).occurs != 0 && changetype<Node>(opening.member).occurs != 0
}

function stands(bytes: usize, length: u32, at: usize, end: usize): bool {
  return at + length <= end && areEqual(bytes, at, length)
}

/** Remembers that records of `base` that begin with `member` and this value are of the type of `branch`. */
export function keepOpening(base: usize, branch: usize, member: usize, text: usize, length: u32): void {
  const keyLength = changetype<Node>(member).keyLength
  const whole = keyLength + length + 5
  const start = text - 2 - keyLength - 2
  if (whole > LONGEST || start <= input || !changetype<Node>(member).isPlain) return
  // Nothing but the quotes and the colon stands between them.
  if (load<u8>(start - 1) != 0x7b || load<u8>(start) != 0x22 || load<u8>(text - 2) != 0x3a) return
  if (memory.compare(start + 1, member + NODE_SIZE, keyLength + 1) != 0) return
  let known: u32 = 0
  for (let at = changetype<Node>(base).opening; at != 0; at = changetype<Opening>(at).next) known++
  if (known == MOST) return
  const place = allocate(OPENING_SIZE + whole)
  const opening = changetype<Opening>(place)
  opening.branch = branch
  opening.member = member
  opening.container = slotAt(head - 2)
  opening.value = slotAt(head - 1)
  opening.length = whole
  opening.next = changetype<Node>(base).opening
  memory.copy(place + OPENING_SIZE, start, whole)
  changetype<Node>(base).opening = place
}
