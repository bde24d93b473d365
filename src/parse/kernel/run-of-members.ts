import { refuse } from './faults'
import { top } from './frames'
import { keepValue, startCounted, takeKept } from './kept'
import { Counter, LONGEST_TOKEN } from './layout'
import { findMember, takeLikely } from './members'
import { lengthOfLiteral, lengthOfNumber } from './numbers'
import { FaultKind, Reading, State } from './reading'
import { isPlainField, onPlainScalar, onPlainString } from './scalar'
import { setToken } from './site'
import { Frame, Node } from './structs'
import { End, escaped, stop } from './text'
import { pauseIn, readToken, refuseString } from './tokens'

/** The members of objects as machines write them, which is nearly all there is in an export. */

/** What `readMembers` has to say where it stopped. */
export let mayGoOn: bool = false

/**
 * Reads members as a machine writes them, from the quote of a key on, without a blank between their parts. Answers where it
 * ends, with `state` set; 0 where reading stops, with `mayGoOn` set.
 */
export function readMembers(start: usize): usize {
  const frame = changetype<Frame>(top)
  let here = start
  let last = frame.last
  while (true) {
    let node = takeLikely(frame, last, here + 1, Reading.end)
    if (node != 0) {
      last = node
      here += changetype<Node>(node).keyLength + 2
      const size = takeKept(node, here, Reading.end)
      here += size
      if (size != 0) continue
    } else {
      const how = readToken(here)
      Reading.state = State.keyOrClose
      if (how == End.cut) return stopMembers(pauseIn(here, State.keyOrClose))
      if (how != End.quote) return stopMembers(refuseString(how, here))
      const length = stop - here - 1
      if (length >= LONGEST_TOKEN) return stopMembers(refuse(FaultKind.tooLong, here))
      setToken(here)
      findMember(here + 1, <u32>length, escaped)
      here = stop + 1
      node = frame.last
    }
    Reading.state = State.colon
    if (here + 1 >= Reading.end || load<u8>(here) != 0x3a) return here
    Reading.state = State.value
    const colon = here
    here++
    if (!isPlainField(node)) return here
    startCounted()
    const byte = <u32>load<u8>(here)
    if (byte == 0x22) {
      const length = onPlainString(node, here + 1, Reading.end)
      if (length < 0) return here
      here += length + 2
    } else {
      const length = readPlainScalar(node, here, byte)
      if (length == 0) return here
      here += length
    }
    Reading.state = State.commaOrClose
    if (here + 1 >= Reading.end || load<u16>(here) != 0x222c) return here
    here++
    keepValue(node, colon, here)
    // Not this member, where its value gave the object a type.
    last = frame.last
  }
}

function stopMembers(goesOn: bool): usize {
  mayGoOn = goesOn
  return 0
}

/** Length of a number or literal that could be dealt with at once, else 0. */
function readPlainScalar(node: usize, here: usize, byte: u32): usize {
  let length: i32 = 0
  let kind: u32 = Counter.number
  if (byte == 0x2d || byte - 0x30 < 10) length = lengthOfNumber(here)
  else if (byte == 0x74 || byte == 0x66 || byte == 0x6e) {
    length = lengthOfLiteral(here, byte)
    kind = byte == 0x6e ? Counter.nothing : Counter.boolean
  }
  if (length <= 0 || <usize>length >= LONGEST_TOKEN) return 0
  setToken(here)
  return onPlainScalar(node, kind, here, length) ? <usize>length : 0
}
