import { readComment } from './comments'
import { closeAll, refuse, startFaults } from './faults'
import { readCells, readLongCell } from './csv'
import { depth } from './frames'
import { input } from './layout'
import { skipLine } from './lines'
import { readLongString } from './long-strings'
import { countTo, shiftInput } from './position'
import { countRecord, FaultKind, Mode, Reading, startReading, State } from './reading'
import { setToken } from './site'
import { readTokens } from './tokens'

/**
 * The grammar: JSON texts one after the other (RFC 8259), with the comments and trailing commas of JSONC; as lines, each of
 * its own, where the first line is a whole document.
 */

/** Starts a file. */
export function startScan(): void {
  startReading(input)
  startFaults()
  setToken(input)
}

/** Moves what is still to be read to the start of the input. Returns its length: what follows goes behind it. */
export function makeRoom(): u32 {
  const kept = Reading.end - Reading.at
  const gone = Reading.at - input
  if (gone > 0) {
    countTo(Reading.at)
    shiftInput(gone)
    memory.copy(input, Reading.at, kept)
    Reading.at = input
    Reading.end = input + kept
  }
  return <u32>kept
}

/** Reads `added` more bytes, written behind what `makeRoom` left. `last` is 1 where the file ends with them. */
export function scan(added: u32, last: u32): void {
  Reading.end += added
  Reading.isLast = last != 0
  while (Reading.state != State.stopped && step()) {}
  if (Reading.state == State.stopped) Reading.at = Reading.end
  if (Reading.isLast && Reading.state != State.stopped) finishText()
}

/** Reads until more input is needed (false) or something out of the ordinary happened. */
function step(): bool {
  switch (Reading.state) {
    case State.longString:
      return readLongString()
    case State.lineComment:
    case State.blockComment:
      return readComment()
    case State.skippedLine:
      return skipLine()
    case State.preamble:
    case State.row:
    case State.cell:
    case State.cellEnd:
      return readCells()
    case State.longCell:
      return readLongCell()
    default:
      return readTokens()
  }
}

/** The file ends. */
function finishText(): void {
  if (Reading.state == State.skippedLine) {
    if (Reading.mode != Mode.lines) countRecord()
    Reading.state = State.stopped
    return
  }
  if (depth != 0 || Reading.state != State.document) refuse(FaultKind.textEnds, Reading.at)
  else if (Reading.textDocuments != 0) countRecord()
  closeAll()
  Reading.state = State.stopped
}
