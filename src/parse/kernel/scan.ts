import { depth, isFull, startFrames, top } from './frames'
import { root } from './fields'
import { longText } from './host'
import { Counter, Frame, input, LONGEST_TOKEN, Node } from './layout'
import { column, countTo, lineFeeds, lines, offsetOf, shiftInput } from './position'
import {
  closed,
  findMember,
  looksWatched,
  onClose,
  onLongString,
  onOpen,
  onPlainScalar,
  onPlainString,
  onScalar,
  takeLikely,
} from './record'
import { holdToken, setToken, tokenColumn, tokenLine, tokenOffset, tokenStart } from './site'
import { End, escaped, isForeign, readString, startString, stop, widthOfUtf8 } from './text'
import { Form } from './value'

/**
 * The grammar: JSON texts one after the other (RFC 8259), with the comments and trailing commas of JSONC; as lines, each of
 * its own, where the first line is a whole document.
 */

/** What may stand next. The first six are told to the host where something else stands there. */
const enum State {
  document = 0,
  value = 1,
  valueOrClose = 2,
  keyOrClose = 3,
  colon = 4,
  commaOrClose = 5,
  longString = 6,
  lineComment = 7,
  blockComment = 8,
  /** After a fault in a line: up to its end. */
  skippedLine = 9,
  stopped = 10,
}

const enum Mode {
  undecided = 0,
  lines = 1,
  whole = 2,
}

/** What was wrong, by number; the host has the words. */
export const enum FaultKind {
  none = 0,
  unexpected = 1,
  textEnds = 2,
  brokenString = 3,
  brokenNumber = 4,
  openComment = 5,
  tooDeep = 6,
  tooLong = 7,
  undecodable = 8,
}

let state: State = State.document
let mode: Mode = Mode.undecided
let afterComment: State = State.document
/** Where reading goes on, and where the input ends. */
let at: usize = 0
let end: usize = 0
let isLast: bool = false

/** Whole documents, and lines that hold some. */
export let documents: u64 = 0
export let records: u64 = 0
/** Documents of the current text: the line, or the file. */
let textDocuments: u64 = 0
/** Whether the current line, while it is the first, holds anything; how many line feeds came before it. */
let lineBegan: bool = false
let firstFeeds: u64 = 0
let sawComment: bool = false

export let faultKind: FaultKind = FaultKind.none
/** What was expected: a state's number. */
export let faultState: u32 = 0
/** 1 where nothing of the text is JSON. */
export let faultAtStart: u32 = 0
export let faultLine: u64 = 0
export let faultColumn: u64 = 0
export let faultOffset: u64 = 0

// While a faulty line is skipped: whether its brackets are balanced, as those of a whole document are.
let skipDepth: i32 = 0
let skipInString: bool = false
let skipEscaped: bool = false
let skipIsOdd: bool = false
let closedInSkip: bool = false

/** Starts a file. */
export function startScan(): void {
  state = State.document
  mode = Mode.undecided
  at = input
  end = input
  isLast = false
  documents = 0
  records = 0
  textDocuments = 0
  lineBegan = false
  firstFeeds = 0
  sawComment = false
  faultKind = FaultKind.none
  setToken(input)
}

/** Moves what is still to be read to the start of the input. Returns its length: what follows goes behind it. */
export function makeRoom(): u32 {
  const kept = end - at
  const gone = at - input
  if (gone > 0) {
    countTo(at)
    shiftInput(gone)
    memory.copy(input, at, kept)
    at = input
    end = input + kept
  }
  return <u32>kept
}

/** Reads `added` more bytes, written behind what `makeRoom` left. `last` is 1 where the file ends with them. */
export function scan(added: u32, last: u32): void {
  end += added
  isLast = last != 0
  while (state != State.stopped && step()) {}
  if (state == State.stopped) at = end
  if (isLast && state != State.stopped) finishText()
}

/** Reads until more input is needed (false) or something out of the ordinary happened. */
function step(): bool {
  switch (state) {
    case State.longString:
      return readLongString()
    case State.lineComment:
    case State.blockComment:
      return readComment()
    case State.skippedLine:
      return skipLine()
    default:
      return readTokens()
  }
}

/** The hot loop. Returns false where the input ends. */
function readTokens(): bool {
  let here = at
  let now: State = state
  while (true) {
    // Blanks, which a machine's JSON has none of.
    let byte: u32 = 0
    while (true) {
      if (here >= end) return pause(here, now)
      byte = <u32>load<u8>(here)
      if (byte > 0x20) break
      if (byte == 0x20 || byte == 0x09) here++
      else if (byte == 0x0a || byte == 0x0d) {
        if (byte == 0x0d && here + 1 >= end && !isLast) return pause(here, now)
        if (byte == 0x0a && (depth == 0 || mode == Mode.lines)) {
          state = now
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
          now = state
          continue
        }
        if (byte == 0x7d) {
          here = close(here)
          now = state
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
          now = state
          continue
        }
        break
      case State.document:
        if (mode == Mode.undecided && !lineBegan && byte != 0x2f) beginLine(here)
      case State.valueOrClose:
      case State.value:
        if (byte == 0x22) {
          const plain = onPlainString(here + 1, end)
          if (plain >= 0) {
            // Only inside a container is a string plain.
            here += plain + 2
            now = State.commaOrClose
            continue
          }
          const how = readToken(here)
          state = now
          if (how == End.cut) {
            if (stop - here - 1 < LONGEST_TOKEN) return pauseIn(here, now)
            return beginLongString(here)
          }
          if (how != End.quote) return refuseString(how, here)
          const length = stop - here - 1
          if (length >= LONGEST_TOKEN) return beginLongString(here)
          setToken(here)
          onScalar(Counter.string, here + 1, <u32>length, escaped, isForeign ? Form.foreign : Form.plain)
          here = stop + 1
          now = afterValue()
          continue
        }
        if (byte == 0x7b || byte == 0x5b) {
          setToken(here)
          const isObject = byte == 0x7b
          const ahead = onOpen(isObject ? Counter.object : Counter.array, here, end)
          if (isFull()) {
            state = now
            return refuse(FaultKind.tooDeep, here)
          }
          now = ahead != 0 ? State.commaOrClose : isObject ? State.keyOrClose : State.valueOrClose
          here += 1 + ahead
          continue
        }
        if (byte == 0x5d && now == State.valueOrClose && !isInObject()) {
          here = close(here)
          now = state
          continue
        }
        if (byte == 0x2d || byte - 0x30 < 10) {
          const length = lengthOfNumber(here)
          if (length == 0) return pauseIn(here, now)
          state = now
          if (length < 0) return refuse(length == -1 ? FaultKind.brokenNumber : FaultKind.unexpected, here)
          if (<usize>length >= LONGEST_TOKEN) return refuse(FaultKind.tooLong, here)
          setToken(here)
          if (!onPlainScalar(Counter.number, here, length)) onScalar(Counter.number, here, length, 0, Form.number)
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
          if (!onPlainScalar(kind, here, length)) onScalar(kind, here, length, 0, Form.plain)
          here += length
          now = afterValue()
          continue
        }
        break
    }
    state = now
    if (byte == 0x2f) return beginComment(here)
    return refuse(FaultKind.unexpected, here)
  }
}

/** What `readMembers` has to say where it stopped. */
let mayGoOn: bool = false

/**
 * Reads members as a machine writes them, from the quote of a key on, without a blank between their parts. Answers where it
 * ends, with `state` set; 0 where reading stops, with `mayGoOn` set.
 */
function readMembers(start: usize): usize {
  let here = start
  while (true) {
    const after = takeLikely(here + 1, end)
    if (after != 0) here = after
    else {
      const how = readToken(here)
      state = State.keyOrClose
      if (how == End.cut) return stopMembers(pauseIn(here, State.keyOrClose))
      if (how != End.quote) return stopMembers(refuseString(how, here))
      const length = stop - here - 1
      if (length >= LONGEST_TOKEN) return stopMembers(refuse(FaultKind.tooLong, here))
      setToken(here)
      findMember(here + 1, <u32>length, escaped)
      here = stop + 1
    }
    state = State.colon
    if (here + 1 >= end || load<u8>(here) != 0x3a) return here
    state = State.value
    here++
    const byte = <u32>load<u8>(here)
    if (byte == 0x22) {
      const plain = onPlainString(here + 1, end)
      if (plain < 0) return here
      here += plain + 2
    } else {
      const length = readPlainScalar(here, byte)
      if (length == 0) return here
      here += length
    }
    state = State.commaOrClose
    if (here + 1 >= end || load<u16>(here) != 0x222c) return here
    here++
  }
}

function stopMembers(goesOn: bool): usize {
  mayGoOn = goesOn
  return 0
}

/** Length of a number or literal that could be dealt with at once, else 0. */
function readPlainScalar(here: usize, byte: u32): usize {
  let length: i32 = 0
  let kind: u32 = Counter.number
  if (byte == 0x2d || byte - 0x30 < 10) length = lengthOfNumber(here)
  else if (byte == 0x74 || byte == 0x66 || byte == 0x6e) {
    length = lengthOfLiteral(here, byte)
    kind = byte == 0x6e ? Counter.nothing : Counter.boolean
  }
  if (length <= 0 || <usize>length >= LONGEST_TOKEN) return 0
  setToken(here)
  return onPlainScalar(kind, here, length) ? <usize>length : 0
}

function isInObject(): bool {
  return changetype<Frame>(top).kind == Counter.object
}

/** What may stand after a value. */
function afterValue(): State {
  if (depth != 0) return State.commaOrClose
  documents++
  textDocuments++
  return State.document
}

function close(here: usize): usize {
  setToken(here)
  onClose()
  state = afterValue()
  return here + 1
}

/** Reads the string that starts at a quote. */
function readToken(quote: usize): End {
  startString()
  return readString(quote + 1, end)
}

/** Stops where the input ends between two tokens. */
function pause(here: usize, now: State): bool {
  state = now
  at = here
  return false
}

/** Stops at a token that the input cuts; at the end of the file it is none. */
function pauseIn(here: usize, now: State): bool {
  state = now
  at = here
  if (!isLast) return false
  const byte = <u32>load<u8>(here)
  if (byte == 0x22) {
    if (stop < end && load<u8>(stop) >= 0x80) return refuse(FaultKind.undecodable, stop)
    return refuse(FaultKind.brokenString, here)
  }
  return refuse(FaultKind.unexpected, here)
}

function refuseIn(now: State, here: usize): bool {
  state = now
  return refuse(FaultKind.unexpected, here)
}

function refuseString(how: End, here: usize): bool {
  return how == End.undecodable ? refuse(FaultKind.undecodable, stop) : refuse(FaultKind.brokenString, here)
}

/** Length of the number at `here`; 0 where the input ends first, -1 where it breaks off, -2 where there is none. */
function lengthOfNumber(here: usize): i32 {
  let next = here
  if (load<u8>(next) == 0x2d) {
    next++
    if (next >= end) return isLast ? -2 : 0
    if (!isDigitAt(next)) return -2
  }
  if (load<u8>(next) == 0x30) next++
  else while (isDigitAt(next)) next++
  if (next < end && load<u8>(next) == 0x2e) {
    next++
    if (next >= end) return isLast ? -1 : 0
    if (!isDigitAt(next)) return -1
    while (isDigitAt(next)) next++
  }
  if (next < end && (load<u8>(next) | 0x20) == 0x65) {
    next++
    if (next < end && (load<u8>(next) == 0x2b || load<u8>(next) == 0x2d)) next++
    if (next >= end) return isLast ? -1 : 0
    if (!isDigitAt(next)) return -1
    while (isDigitAt(next)) next++
  }
  if (next >= end && !isLast) return <i32>min(next - here >= LONGEST_TOKEN ? next - here : 0, i32.MAX_VALUE)
  return <i32>(next - here)
}

function isDigitAt(place: usize): bool {
  return place < end && <u32>load<u8>(place) - 0x30 < 10
}

/** Length of `true`, `false` or `null`; 0 where the input ends first, -1 where it is another word. */
function lengthOfLiteral(here: usize, byte: u32): i32 {
  const length: i32 = byte == 0x66 ? 5 : 4
  const left = <i32>(end - here)
  if (left <= length && !isLast) return 0
  if (left < length) return -1
  const word = load<u32>(here)
  const isKnown =
    byte == 0x74 ? word == 0x65757274 : byte == 0x6e ? word == 0x6c6c756e : load<u32>(here + 1) == 0x65736c61
  if (!isKnown) return -1
  if (left == length || endsWord(<u32>load<u8>(here + length))) return length
  // Bytes that are no text end the word, and are told of next.
  const width = widthOfUtf8(here + length, end)
  if (width == 0 && !isLast) return 0
  return width <= 0 && load<u8>(here + length) >= 0x80 ? length : -1
}

/** What may stand right behind a literal. */
function endsWord(byte: u32): bool {
  return (
    byte == 0x2c ||
    byte == 0x7d ||
    byte == 0x5d ||
    byte == 0x20 ||
    byte == 0x0a ||
    byte == 0x0d ||
    byte == 0x09 ||
    byte == 0x7b ||
    byte == 0x5b ||
    byte == 0x22 ||
    byte == 0x3a ||
    byte == 0x2f
  )
}

// Strings that are not held

function beginLongString(here: usize): bool {
  setToken(here)
  holdToken()
  state = State.longString
  at = here + 1
  longText(0, at, 0, 0, looksWatched())
  return true
}

function readLongString(): bool {
  startString()
  const how = readString(at, end)
  const length = <u32>(stop - at)
  if (how == End.undecodable) return refuse(FaultKind.undecodable, stop)
  if (how == End.broken) return refuseHeld(FaultKind.brokenString)
  if (how == End.quote) {
    onLongString(longText(2, at, length, escaped, looksWatched()))
    at = stop + 1
    state = afterValue()
    return true
  }
  if (length > 0) longText(1, at, length, escaped, 0)
  at = stop
  if (!isLast) return false
  if (stop < end && load<u8>(stop) >= 0x80) return refuse(FaultKind.undecodable, stop)
  return refuseHeld(FaultKind.brokenString)
}

// Comments

function beginComment(here: usize): bool {
  at = here
  if (here + 1 >= end && !isLast) return false
  const second: u32 = here + 1 < end ? load<u8>(here + 1) : 0
  if (second != 0x2f && second != 0x2a) return refuse(FaultKind.unexpected, here)
  if (mode == Mode.undecided && depth == 0 && !lineBegan) beginLine(here)
  sawComment = true
  setToken(here)
  holdToken()
  afterComment = state
  state = second == 0x2f ? State.lineComment : State.blockComment
  at = here + 2
  return true
}

function readComment(): bool {
  let here = at
  while (here < end) {
    const byte = <u32>load<u8>(here)
    if (byte >= 0x80) {
      const width = widthOfUtf8(here, end)
      if (width < 0 || (width == 0 && isLast)) return refuse(FaultKind.undecodable, here)
      if (width == 0) break
      here += width
      continue
    }
    const endsLine = byte == 0x0a || (byte == 0x0d && (here + 1 < end || isLast))
    if (byte == 0x0d && !endsLine) break
    if (state == State.lineComment && endsLine) return resume(here)
    if (state == State.blockComment) {
      if (byte == 0x0a && mode == Mode.lines) {
        at = here
        return refuseHeld(FaultKind.openComment)
      }
      if (byte == 0x2a) {
        if (here + 1 >= end && !isLast) break
        if (here + 1 < end && load<u8>(here + 1) == 0x2f) return resume(here + 2)
      }
    }
    here++
  }
  at = here
  if (!isLast) return false
  if (state == State.blockComment) return refuseHeld(FaultKind.openComment)
  return resume(here)
}

function resume(here: usize): bool {
  at = here
  state = afterComment
  return true
}

// Lines

/** Notes that the first line has begun. */
function beginLine(here: usize): void {
  countTo(here)
  lineBegan = true
  firstFeeds = lineFeeds
}

/** A line feed outside all documents, or anywhere where lines are read. False where the line breaks off. */
function endLine(here: usize): bool {
  if (mode == Mode.lines) {
    if (depth != 0 || state != State.document) {
      const isAfterReturn = here > input && load<u8>(here - 1) == 0x0d
      refuse(FaultKind.textEnds, isAfterReturn ? here - 1 : here)
      return false
    }
    if (textDocuments != 0) records++
    textDocuments = 0
    return true
  }
  if (mode == Mode.undecided && lineBegan) {
    if (hasOneLine(here) && closed != 0 && !sawComment) {
      mode = Mode.lines
      if (textDocuments != 0) records++
      textDocuments = 0
    } else mode = Mode.whole
  }
  return true
}

/** Whether no line has ended since the first began. */
function hasOneLine(here: usize): bool {
  countTo(here)
  return lineFeeds == firstFeeds
}

// Faults

function refuseHeld(kind: FaultKind): bool {
  return refuseAt(kind, tokenLine(), tokenColumn(), tokenOffset())
}

/** Notes what is wrong at `here`; lines go on behind it, anything else ends. */
function refuse(kind: FaultKind, here: usize): bool {
  countTo(here)
  setToken(here)
  at = here
  let found = kind
  if (kind == FaultKind.unexpected && here < end && load<u8>(here) >= 0x80) {
    const width = widthOfUtf8(here, end)
    if (width == 0 && !isLast) return false
    if (width <= 0) found = FaultKind.undecodable
  }
  return refuseAt(found, lines, column, offsetOf(here))
}

function refuseAt(kind: FaultKind, line: u64, columnAt: u64, offset: u64): bool {
  if (faultKind == FaultKind.none) {
    faultKind = kind
    faultState = state == State.longString || state >= State.lineComment ? State.value : state
    faultAtStart = state == State.document && textDocuments == 0 ? 1 : 0
    faultLine = line
    faultColumn = columnAt
    faultOffset = offset
  }
  const wasOpen = depth
  const inFirstLine = mode == Mode.undecided && lineBegan && hasOneLine(at)
  documents++
  if (kind == FaultKind.undecodable || !(mode == Mode.lines || inFirstLine)) {
    closeAll()
    stopHere()
    return true
  }
  skipDepth = wasOpen
  skipInString = false
  skipEscaped = false
  closedInSkip = false
  skipIsOdd = sawComment || state == State.lineComment || state == State.blockComment
  closeAll()
  if (mode == Mode.lines) records++
  textDocuments = 0
  state = State.skippedLine
  return true
}

function stopHere(): void {
  records++
  state = State.stopped
}

/** Closes what a text left open that broke off. */
function closeAll(): void {
  while (depth != 0) onClose()
}

/** Passes over the rest of a faulty line, whose bytes must be text all the same. */
function skipLine(): bool {
  let here = at
  while (here < end) {
    const byte = <u32>load<u8>(here)
    if (byte == 0x0a) {
      if (!endSkipped(here)) return true
      at = here + 1
      state = State.document
      return true
    }
    if (byte >= 0x80) {
      const width = widthOfUtf8(here, end)
      if (width < 0 || (width == 0 && isLast)) {
        state = State.stopped
        return true
      }
      if (width == 0) break
      here += width
      skipEscaped = false
      continue
    }
    if (skipInString) {
      if (skipEscaped) skipEscaped = false
      else if (byte == 0x5c) skipEscaped = true
      else if (byte == 0x22) skipInString = false
    } else if (byte == 0x22) skipInString = true
    else if (byte == 0x7b || byte == 0x5b) skipDepth++
    else if (byte == 0x7d || byte == 0x5d) {
      skipDepth--
      closedInSkip = true
    } else if (byte == 0x2f) skipIsOdd = true
    here++
  }
  at = here
  return false
}

/** Decides, at the end of a faulty first line, whether it was a whole document but for its fault. False where reading ends. */
function endSkipped(here: usize): bool {
  if (mode == Mode.lines) return true
  if (skipDepth != 0 || skipInString || skipIsOdd || !(closed != 0 || closedInSkip)) {
    mode = Mode.whole
    stopHere()
    return false
  }
  mode = Mode.lines
  records++
  return true
}

/** The file ends. */
function finishText(): void {
  if (state == State.skippedLine) {
    if (mode != Mode.lines) records++
    state = State.stopped
    return
  }
  if (depth != 0 || state != State.document) refuse(FaultKind.textEnds, at)
  else if (textDocuments != 0) records++
  closeAll()
  state = State.stopped
}
