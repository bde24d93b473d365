import { depth } from './frames'
import { beginLine, hasOneLine, startSkip } from './lines'
import { column, countTo, lines, offsetOf } from './position'
import { countDocument, countRecord, FaultKind, Mode, Reading, State } from './reading'
import { onClose } from './record'
import { setToken, tokenColumn, tokenLine, tokenOffset } from './site'
import { widthOfUtf8 } from './utf8'

/** What was wrong first, and how reading goes on behind it. */

export let faultKind: FaultKind = FaultKind.none
/** What was expected: a state's number. */
export let faultState: u32 = 0
/** 1 where nothing of the text is JSON. */
export let faultAtStart: u32 = 0
export let faultLine: u64 = 0
export let faultColumn: u64 = 0
export let faultOffset: u64 = 0

/** Starts a file. */
export function startFaults(): void {
  faultKind = FaultKind.none
}

export function refuseHeld(kind: FaultKind): bool {
  return refuseAt(kind, tokenLine(), tokenColumn(), tokenOffset())
}

/** Notes what is wrong at `here`; lines go on behind it, anything else ends. Bytes that are no text stand inside the current token. */
export function refuse(kind: FaultKind, here: usize): bool {
  if (Reading.mode == Mode.undecided && !Reading.lineBegan) beginLine(here)
  countTo(here)
  if (kind != FaultKind.undecodable) setToken(here)
  Reading.at = here
  let found = kind
  if (kind == FaultKind.unexpected && here < Reading.end && load<u8>(here) >= 0x80) {
    const width = widthOfUtf8(here, Reading.end)
    if (width == 0 && !Reading.isLast) return false
    if (width <= 0) found = FaultKind.undecodable
  }
  return refuseAt(found, lines, column, offsetOf(here))
}

function refuseAt(kind: FaultKind, line: u64, columnAt: u64, offset: u64): bool {
  if (faultKind == FaultKind.none) {
    faultKind = kind
    faultState = Reading.state == State.longString || Reading.state >= State.lineComment ? State.value : Reading.state
    faultAtStart = Reading.state == State.document && Reading.textDocuments == 0 ? 1 : 0
    faultLine = line
    faultColumn = columnAt
    faultOffset = offset
  }
  const wasOpen = depth
  const inFirstLine = Reading.mode == Mode.undecided && Reading.lineBegan && hasOneLine(Reading.at)
  countDocument()
  if (kind == FaultKind.undecodable || !(Reading.mode == Mode.lines || inFirstLine)) {
    closeAll()
    stopHere()
    return true
  }
  const isOdd = Reading.sawComment || Reading.state == State.lineComment || Reading.state == State.blockComment
  closeAll()
  if (Reading.mode == Mode.lines) countRecord()
  Reading.textDocuments = 0
  startSkip(wasOpen, isOdd)
  return true
}

/** Notes that something cannot be checked, at the current token; reading goes on. */
export function note(kind: FaultKind): void {
  if (faultKind != FaultKind.none) return
  faultKind = kind
  faultState = 0
  faultAtStart = 0
  faultLine = tokenLine()
  faultColumn = tokenColumn()
  faultOffset = tokenOffset()
}

/** Notes a column beyond those that are kept apart. */
export function refuseColumns(): void {
  note(FaultKind.tooManyColumns)
}

export function stopHere(): void {
  countRecord()
  Reading.state = State.stopped
}

/** Closes what a text left open that broke off. */
export function closeAll(): void {
  while (depth != 0) onClose()
}
