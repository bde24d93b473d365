import { refuse, stopHere } from './faults'
import { depth } from './frames'
import { input } from './layout'
import { countTo, lineFeeds } from './position'
import { countRecord, FaultKind, Mode, Reading, State } from './reading'
import { closed } from './record'
import { widthOfUtf8 } from './utf8'

/** Files that are read line by line, and lines that are passed over because of a fault. */

// While a faulty line is skipped: whether its brackets are balanced, as those of a whole document are.
let skipDepth: i32 = 0
let skipInString: bool = false
let skipEscaped: bool = false
let skipIsOdd: bool = false
let closedInSkip: bool = false

/** Starts to skip a line, with so many brackets open. `isOdd` where it holds a comment, and so is no record. */
export function startSkip(open: u32, isOdd: bool): void {
  skipDepth = open
  skipInString = false
  skipEscaped = false
  closedInSkip = false
  skipIsOdd = isOdd
  Reading.state = State.skippedLine
}

/** Notes that the first line has begun. */
export function beginLine(here: usize): void {
  countTo(here)
  Reading.lineBegan = true
  Reading.firstFeeds = lineFeeds
}

/** A line feed outside all documents, or anywhere where lines are read. False where the line breaks off. */
export function endLine(here: usize): bool {
  if (Reading.mode == Mode.lines) {
    if (depth != 0 || Reading.state != State.document) {
      const isAfterReturn = here > input && load<u8>(here - 1) == 0x0d
      refuse(FaultKind.textEnds, isAfterReturn ? here - 1 : here)
      return false
    }
    if (Reading.textDocuments != 0) countRecord()
    Reading.textDocuments = 0
    return true
  }
  if (Reading.mode == Mode.undecided && Reading.lineBegan) {
    if (hasOneLine(here) && closed != 0 && !Reading.sawComment) {
      Reading.mode = Mode.lines
      if (Reading.textDocuments != 0) countRecord()
      Reading.textDocuments = 0
    } else Reading.mode = Mode.whole
  }
  return true
}

/** Whether no line has ended since the first began. */
export function hasOneLine(here: usize): bool {
  countTo(here)
  if (lineFeeds != Reading.firstFeeds) return false
  Reading.wentByOneLine = true
  return true
}

/** Passes over the rest of a faulty line, whose bytes must be text all the same. */
export function skipLine(): bool {
  let here = Reading.at
  while (here < Reading.end) {
    const byte = <u32>load<u8>(here)
    if (byte == 0x0a) {
      if (!endSkipped(here)) return true
      Reading.at = here + 1
      Reading.state = State.document
      return true
    }
    if (byte >= 0x80) {
      const width = widthOfUtf8(here, Reading.end)
      if (width < 0 || (width == 0 && Reading.isLast)) {
        Reading.state = State.stopped
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
  Reading.at = here
  return false
}

/** Decides, at the end of a faulty first line, whether it was a whole document but for its fault. False where reading ends. */
function endSkipped(here: usize): bool {
  if (Reading.mode == Mode.lines) return true
  if (skipDepth != 0 || skipInString || skipIsOdd || !(closed != 0 || closedInSkip)) {
    Reading.mode = Mode.whole
    stopHere()
    return false
  }
  Reading.mode = Mode.lines
  countRecord()
  return true
}
