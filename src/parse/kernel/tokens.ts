import { beginComment } from './comments'
import { refuse } from './faults'
import { depth, isFull, top } from './frames'
import { Counter, LONGEST_TOKEN } from './layout'
import { beginLine, endLine } from './lines'
import { beginLongString } from './long-strings'
import { lengthOfLiteral, lengthOfNumber } from './numbers'
import { countDocument, FaultKind, Mode, Reading, State } from './reading'
import { onClose, onOpen } from './record'
import { mayGoOn, readMembers } from './run-of-members'
import { onPlainScalar, onPlainString, onScalar, plainChild } from './scalar'
import { holdToken, setToken } from './site'
import { Frame } from './structs'
import { End, escaped, isForeign, readString, startString, stop } from './text'
import { Form } from './value'

/** The grammar, token by token: RFC 8259 with the trailing commas of JSONC. */

/** The hot loop. Returns false where the input ends. */
export function readTokens(): bool {
  let here = Reading.at
  let now: State = Reading.state
  while (true) {
    // Blanks, which a machine's JSON has none of.
    let byte: u32 = 0
    while (true) {
      if (here >= Reading.end) return pause(here, now)
      byte = <u32>load<u8>(here)
      if (byte > 0x20) break
      if (byte == 0x20 || byte == 0x09) here++
      else if (byte == 0x0a || byte == 0x0d) {
        if (byte == 0x0d && here + 1 >= Reading.end && !Reading.isLast) return pause(here, now)
        if (byte == 0x0a && (depth == 0 || Reading.mode == Mode.lines)) {
          Reading.state = now
          if (!endLine(here)) return true
        }
        here++
      } else return refuseIn(now, here)
    }
    switch (now) {
      case State.keyOrClose:
        if (byte == 0x22) {
          here = readMembers(here)
          if (here == 0) return mayGoOn
          now = Reading.state
          continue
        }
        if (byte == 0x7d) {
          here = close(here)
          now = Reading.state
          continue
        }
        break
      case State.colon:
        if (byte == 0x3a) {
          here++
          now = State.value
          continue
        }
        break
      case State.commaOrClose:
        if (byte == 0x2c) {
          here++
          now = isInObject() ? State.keyOrClose : State.valueOrClose
          continue
        }
        if (byte == (isInObject() ? 0x7d : 0x5d)) {
          here = close(here)
          now = Reading.state
          continue
        }
        break
      case State.document:
        if (Reading.mode == Mode.undecided && !Reading.lineBegan && byte != 0x2f) beginLine(here)
      case State.valueOrClose:
      case State.value:
        if (byte == 0x22) {
          const plain = onPlainString(plainChild(), here + 1, Reading.end)
          if (plain >= 0) {
            // Only inside a container is a string plain.
            here += plain + 2
            now = State.commaOrClose
            continue
          }
          const how = readToken(here)
          Reading.state = now
          if (how == End.cut) {
            if (stop - here - 1 < LONGEST_TOKEN) return pauseIn(here, now)
            return beginLongString(here)
          }
          if (how != End.quote) return refuseString(how, here)
          const length = stop - here - 1
          if (length >= LONGEST_TOKEN) return beginLongString(here)
          setToken(here)
          onScalar(Counter.string, here + 1, <u32>length, escaped, isForeign ? Form.foreign : Form.plain)
          here += length + 2
          now = afterValue()
          continue
        }
        if (byte == 0x7b || byte == 0x5b) {
          setToken(here)
          const isObject = byte == 0x7b
          const ahead = onOpen(isObject ? Counter.object : Counter.array, here, Reading.end)
          if (isFull()) {
            Reading.state = now
            return refuse(FaultKind.tooDeep, here)
          }
          now = ahead != 0 ? State.commaOrClose : isObject ? State.keyOrClose : State.valueOrClose
          here += 1 + ahead
          continue
        }
        if (byte == 0x5d && now == State.valueOrClose && !isInObject()) {
          here = close(here)
          now = Reading.state
          continue
        }
        if (byte == 0x2d || byte - 0x30 < 10) {
          const length = lengthOfNumber(here)
          if (length == 0) return pauseIn(here, now)
          Reading.state = now
          if (length < 0) return refuse(length == -1 ? FaultKind.brokenNumber : FaultKind.unexpected, here)
          if (<usize>length >= LONGEST_TOKEN) return refuse(FaultKind.tooLong, here)
          setToken(here)
          if (!onPlainScalar(plainChild(), Counter.number, here, length))
            onScalar(Counter.number, here, length, 0, Form.number)
          here += length
          now = afterValue()
          continue
        }
        if (byte == 0x74 || byte == 0x66 || byte == 0x6e) {
          const length = lengthOfLiteral(here, byte)
          if (length == 0) return pauseIn(here, now)
          if (length < 0) return refuseIn(now, here)
          setToken(here)
          const kind: u32 = byte == 0x6e ? Counter.nothing : Counter.boolean
          if (!onPlainScalar(plainChild(), kind, here, length)) onScalar(kind, here, length, 0, Form.plain)
          here += length
          now = afterValue()
          continue
        }
        break
    }
    Reading.state = now
    if (byte == 0x2f) return beginComment(here)
    return refuse(FaultKind.unexpected, here)
  }
}

/** What may stand after a value. */
export function afterValue(): State {
  if (depth != 0) return State.commaOrClose
  countDocument()
  Reading.textDocuments++
  return State.document
}

function close(here: usize): usize {
  setToken(here)
  onClose()
  Reading.state = afterValue()
  return here + 1
}

/** Reads the string that starts at a quote. */
export function readToken(quote: usize): End {
  startString()
  return readString(quote + 1, Reading.end)
}

/** Stops where the input ends between two tokens. */
function pause(here: usize, now: State): bool {
  Reading.state = now
  Reading.at = here
  return false
}

/** Stops at a token that the input cuts; at the end of the file it is none. */
export function pauseIn(here: usize, now: State): bool {
  Reading.state = now
  Reading.at = here
  if (!Reading.isLast) return false
  const byte = <u32>load<u8>(here)
  if (byte == 0x22) {
    if (stop < Reading.end && load<u8>(stop) >= 0x80) return refuseString(End.undecodable, here)
    return refuse(FaultKind.brokenString, here)
  }
  return refuse(FaultKind.unexpected, here)
}

function refuseIn(now: State, here: usize): bool {
  Reading.state = now
  return refuse(FaultKind.unexpected, here)
}

export function refuseString(how: End, here: usize): bool {
  if (how != End.undecodable) return refuse(FaultKind.brokenString, here)
  setToken(here)
  holdToken()
  return refuse(FaultKind.undecodable, stop)
}

function isInObject(): bool {
  return changetype<Frame>(top).kind == Counter.object
}
