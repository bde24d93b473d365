import { checkWidth, onCell } from './cells'
import { collect } from './collected'
import {
  CellEnd,
  cellForeign,
  cellLength,
  cellStop,
  cellText,
  copySingle,
  delimiter,
  findBareEnd,
  findQuote,
  isBlank,
  isCellEnd,
  openQuote,
  readCell,
  startCells,
  strayAt,
} from './csv-cell'
import { closeRow, endTable, hasNames, onName, openRow, startRows } from './csv-rows'
import { note } from './faults'
import { longText } from './host'
import { LONGEST_TOKEN } from './layout'
import { FaultKind, Reading, State } from './reading'
import { looksWatched, onLongString } from './scalar'
import { holdToken, setToken } from './site'

/**
 * CSV (RFC 4180) with what exports make of it: any delimiter, lines that end in CR LF, LF or CR, blanks around cells, quotes
 * inside cells that have none around. What is wrong is noted, and the rest is read as well as it can be.
 */

/** Lines before the header that are none: `sep=;`, `#TYPE ...`. */
let preamble: u32 = 0
let isQuoted: bool = false

/** Reads the file that has just been started as CSV. */
export function startTable(by: u32, linesBefore: u32, hasHeader: u32): void {
  startCells(by)
  preamble = linesBefore
  startRows(hasHeader != 0)
  Reading.state = State.preamble
}

/** Reads cells until more input is needed (false) or something out of the ordinary happened. */
export function readCells(): bool {
  if (Reading.state == State.preamble && !skipPreamble()) return false
  let here = Reading.at
  while (true) {
    if (Reading.state == State.row) {
      const start = skipBlankLines(here)
      if (start == 0) return false
      here = start
      if (here >= Reading.end) return pauseBetween(here)
      openRow(here)
      Reading.state = State.cell
    }
    if (Reading.state == State.cell) {
      const how = readCell(here)
      if (how != CellEnd.whole) return leaveCell(how, here)
      deliver(here)
      here = cellStop
    } else if (!endsLongCell(here)) return false
    else here = Reading.at
    Reading.state = State.cell
    if (here < Reading.end && load<u8>(here) == delimiter) {
      here++
      continue
    }
    setToken(here)
    closeRow()
    Reading.state = State.row
  }
}

/** Finds the end of a cell whose closing quote stands before `here`. False where the input ends first. */
function endsLongCell(here: usize): bool {
  let at = here
  while (at < Reading.end && isBlank(load<u8>(at))) at++
  Reading.at = at
  if (at >= Reading.end) return Reading.isLast
  if (isCellEnd(at)) return true
  setToken(at)
  note(FaultKind.behindQuote)
  const how = findBareEnd(at)
  Reading.at = cellStop
  if (how == CellEnd.undecodable) stopUndecodable()
  return how == CellEnd.whole
}

/** Where the next line begins that holds more than blanks; 0 where the input ends before that is known. */
function skipBlankLines(from: usize): usize {
  let line = from
  let at = from
  while (at < Reading.end) {
    const byte = load<u8>(at)
    if (isLineEnd(byte)) line = at + 1
    else if (!isBlank(byte)) return line
    at++
  }
  Reading.at = line
  if (Reading.isLast) return at
  // What is held is not given up; so many blanks are a cell.
  if (at - line >= 2 * LONGEST_TOKEN) return line
  return at == line ? at : 0
}

function isLineEnd(byte: u8): bool {
  return byte == 0x0a || byte == 0x0d
}

/** Passes over the lines before the header. False where they go on. */
function skipPreamble(): bool {
  let here = Reading.at
  while (preamble > 0 && here < Reading.end) {
    if (load<u8>(here) == 0x0a) preamble--
    here++
  }
  Reading.at = here
  if (preamble > 0 && !Reading.isLast) return false
  Reading.state = State.row
  return true
}

/** Stops where the input ends between two rows. */
function pauseBetween(here: usize): bool {
  Reading.at = here
  if (Reading.isLast) endTable()
  return false
}

function deliver(start: usize): void {
  setToken(start)
  if (!hasNames) onName(cellText, cellLength)
  else onCell(cellText, cellLength, cellForeign)
  const wrongAt = strayAt != 0 ? strayAt : openQuote
  if (wrongAt == 0) return
  setToken(wrongAt)
  note(strayAt != 0 ? FaultKind.behindQuote : FaultKind.openQuote)
}

function leaveCell(how: CellEnd, start: usize): bool {
  Reading.at = start
  if (how == CellEnd.undecodable) return stopUndecodable()
  if (how == CellEnd.cut) return false
  beginLongCell(start)
  return true
}

function stopUndecodable(): bool {
  setToken(cellStop)
  note(FaultKind.undecodable)
  endTable()
  return true
}

/** A cell that the host reads in pieces. A name of a column may not be that long. */
function beginLongCell(start: usize): void {
  let at = start
  while (at < Reading.end && isBlank(load<u8>(at))) at++
  isQuoted = at < Reading.end && load<u8>(at) == 0x22
  setToken(start)
  if (!hasNames) note(FaultKind.tooLong)
  else checkWidth()
  holdToken()
  Reading.at = isQuoted ? at + 1 : start
  Reading.state = State.longCell
  if (!hasNames) return
  longText(0, Reading.at, 0, 0, looksWatched())
  collect(Reading.at, 0, 0, true)
}

/** Reads on in such a cell. */
export function readLongCell(): bool {
  const how = isQuoted ? findQuote(Reading.at) : findBareEnd(Reading.at)
  if (how == CellEnd.undecodable) return stopUndecodable()
  const isDoubled = isQuoted && how == CellEnd.whole && cellStop + 1 < Reading.end && load<u8>(cellStop + 1) == 0x22
  if (isQuoted && how == CellEnd.whole && cellStop + 1 >= Reading.end && !Reading.isLast) return pauseLong(cellStop)
  if (isDoubled) return passDoubled()
  if (how == CellEnd.cut && !Reading.isLast) return pauseLong(cellStop)
  if (how == CellEnd.cut) note(FaultKind.openQuote)
  endLongCell(how)
  return true
}

/** Hands over what has been read up to a place. */
function pauseLong(stop: usize): bool {
  giveLong(Reading.at, <u32>(stop - Reading.at))
  Reading.at = stop
  return false
}

/** Hands over what stands before a doubled quote, with one of the two, and as much as can be of what is like it. */
function passDoubled(): bool {
  const stop = cellStop
  const behind = copySingle(Reading.at)
  if (behind != Reading.at) giveLong(cellText, cellLength)
  else giveLong(Reading.at, <u32>(stop + 1 - Reading.at))
  Reading.at = behind != Reading.at ? behind : stop + 2
  return true
}

function giveLong(text: usize, length: u32): void {
  if (length == 0 || !hasNames) return
  collect(text, length, 0, false)
  longText(1, text, length, 0, 0)
}

function endLongCell(how: CellEnd): void {
  const length = <u32>(cellStop - Reading.at)
  const behind = isQuoted && how == CellEnd.whole ? cellStop + 1 : cellStop
  if (hasNames) {
    collect(Reading.at, length, 0, false)
    onLongString(longText(2, Reading.at, length, 0, looksWatched()))
  } else onName(0, 0xffffffff)
  Reading.at = behind
  Reading.state = State.cellEnd
}
