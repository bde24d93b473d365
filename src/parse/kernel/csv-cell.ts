import { allocate, LONGEST_TOKEN } from './layout'
import { Reading } from './reading'
import { widthOfUtf8 } from './utf8'
import { QUOTES, SPACES } from './vectors'

/** Where a cell of CSV begins and ends, sixteen bytes at a time. */

/** How reading a cell ended. */
export const enum CellEnd {
  /** The input ends first. */
  cut = 0,
  /** At a delimiter, the end of a line or of the file. */
  whole = 1,
  /** It is too long to be held. */
  long = 2,
  /** At bytes that are not UTF-8, at `cellStop`. */
  undecodable = 3,
}

/** The cell's text without quotes, and where what follows it stands. */
export let cellText: usize = 0
export let cellLength: u32 = 0
export let cellStop: usize = 0
/** 1 where it holds letters beyond ASCII. */
export let cellForeign: u32 = 0
/** What stands behind the closing quote and should not; 0 for nothing. */
export let strayAt: usize = 0
/** The quote that nothing closes, where the cell begins with one; 0 for none. It is a letter like any other. */
export let openQuote: usize = 0

export let delimiter: u8 = 0x2c
let delimiters: v128 = v128.splat<u8>(0x2c)
/** Room for a text whose doubled quotes are made one. */
let unquoted: usize = 0

/** Starts a file. */
export function startCells(by: u32): void {
  delimiter = <u8>by
  delimiters = v128.splat<u8>(delimiter)
  unquoted = 0
}

/** Reads the cell that starts at a place. */
export function readCell(start: usize): CellEnd {
  cellForeign = 0
  strayAt = 0
  openQuote = 0
  let at = start
  while (at < Reading.end && isBlank(load<u8>(at))) at++
  if (at >= Reading.end && !Reading.isLast) return cutAt(start)
  return at < Reading.end && load<u8>(at) == 0x22 ? readQuoted(start, at) : readBare(start, start)
}

/** Reads on from `from` in a cell without quotes. */
function readBare(start: usize, from: usize): CellEnd {
  const how = findBareEnd(from)
  if (how == CellEnd.undecodable) return how
  if (cellStop - start >= LONGEST_TOKEN) return CellEnd.long
  let end = cellStop
  cellText = start
  while (cellText < end && isBlank(load<u8>(cellText))) cellText++
  while (end > cellText && isBlank(load<u8>(end - 1))) end--
  cellLength = <u32>(end - cellText)
  return how
}

/** Blanks around a cell are no part of it. */
export function isBlank(byte: u8): bool {
  return (byte == 0x20 || byte == 0x09) && byte != delimiter
}

/** Finds the end of a cell, or of what stands in it behind a quote. */
export function findBareEnd(from: usize): CellEnd {
  let at = from
  while (at < Reading.end) {
    const bytes = v128.load(at)
    // Compared as signed bytes, what is not ASCII is less than a space too.
    const special = i8x16.bitmask(v128.or(i8x16.eq(bytes, delimiters), i8x16.lt_s(bytes, v128.load(SPACES))))
    if (special == 0) {
      at += 16
      continue
    }
    at += ctz(special)
    if (at >= Reading.end) break
    const byte = load<u8>(at)
    if (byte == delimiter || byte == 0x0a || byte == 0x0d) return stopAt(at, CellEnd.whole)
    if (byte < 0x80) at++
    else {
      const width = widthOfUtf8(at, Reading.end)
      if (width < 0 || (width == 0 && Reading.isLast)) return stopAt(at, CellEnd.undecodable)
      if (width == 0) return stopAt(at, CellEnd.cut)
      cellForeign = 1
      at += width
    }
  }
  return stopAt(Reading.end, Reading.isLast ? CellEnd.whole : CellEnd.cut)
}

/** Finds the next quote inside quotes. */
export function findQuote(from: usize): CellEnd {
  let at = from
  while (at < Reading.end) {
    const bytes = v128.load(at)
    // The highest bit of what is not ASCII is set by itself.
    const special = i8x16.bitmask(v128.or(i8x16.eq(bytes, v128.load(QUOTES)), bytes))
    if (special == 0) {
      at += 16
      continue
    }
    at += ctz(special)
    if (at >= Reading.end) break
    if (load<u8>(at) == 0x22) return stopAt(at, CellEnd.whole)
    const width = widthOfUtf8(at, Reading.end)
    if (width < 0 || (width == 0 && Reading.isLast)) return stopAt(at, CellEnd.undecodable)
    if (width == 0) return stopAt(at, CellEnd.cut)
    cellForeign = 1
    at += width
  }
  return stopAt(Reading.end, CellEnd.cut)
}

function readQuoted(start: usize, quote: usize): CellEnd {
  let at = quote + 1
  let doubled = false
  while (true) {
    const how = findQuote(at)
    if (how == CellEnd.undecodable) return how
    if (how == CellEnd.cut) {
      if (cellStop - quote > LONGEST_TOKEN) return CellEnd.long
      return Reading.isLast ? readUnclosed(start, quote) : CellEnd.cut
    }
    if (cellStop + 1 >= Reading.end && !Reading.isLast) return cutAt(start)
    if (cellStop + 1 >= Reading.end || load<u8>(cellStop + 1) != 0x22) break
    doubled = true
    at = cellStop + 2
  }
  if (cellStop - quote > LONGEST_TOKEN) return CellEnd.long
  return endQuoted(start, quote + 1, cellStop, doubled)
}

/** The quotes have closed: what should come next is the end of the cell. */
function endQuoted(start: usize, text: usize, close: usize, doubled: bool): CellEnd {
  let at = close + 1
  while (at < Reading.end && isBlank(load<u8>(at))) at++
  if (at >= Reading.end && !Reading.isLast) return cutAt(start)
  cellStop = at
  const isStray = !isCellEnd(at)
  if (isStray) {
    const how = findBareEnd(at)
    if (how == CellEnd.undecodable) return how
    if (cellStop - text >= LONGEST_TOKEN) return CellEnd.long
    if (how == CellEnd.cut) return how
    strayAt = at
  }
  cellText = text
  cellLength = <u32>((isStray ? cellStop : close) - text)
  if (doubled && !isStray) makeSingle()
  return CellEnd.whole
}

/** Whether a cell ends at a place. */
export function isCellEnd(at: usize): bool {
  if (at >= Reading.end) return true
  const byte = load<u8>(at)
  return byte == delimiter || byte == 0x0a || byte == 0x0d
}

/** Nothing closes the quote: it is read as any other letter, so that what follows is read too. */
function readUnclosed(start: usize, quote: usize): CellEnd {
  cellForeign = 0
  const how = readBare(start, quote)
  openQuote = quote
  return how
}

/** Room for as much text with one quote where two stood as is handed over at a time. */
function singleRoom(): usize {
  if (unquoted == 0) unquoted = allocate(LONGEST_TOKEN)
  return unquoted
}

/**
 * Copies text inside quotes that has a doubled quote at `cellStop`, and what follows it up to another, and so on, with one quote
 * where two stand; `cellText` and `cellLength` are the copy. Answers where it ends, which is `from` where there is no room for it.
 */
export function copySingle(from: usize): usize {
  cellText = singleRoom()
  let out = cellText
  let at = from
  while (out + (cellStop + 1 - at) <= cellText + LONGEST_TOKEN) {
    while (at <= cellStop) store<u8>(out++, load<u8>(at++))
    at++
    if (findQuote(at) != CellEnd.whole || cellStop + 1 >= Reading.end || load<u8>(cellStop + 1) != 0x22) break
  }
  cellLength = <u32>(out - cellText)
  return at
}

/** The text with one quote where two stand. */
function makeSingle(): void {
  let out = singleRoom()
  for (let at = cellText; at < cellText + cellLength; at++) {
    const byte = load<u8>(at)
    store<u8>(out++, byte)
    if (byte == 0x22) at++
  }
  cellText = unquoted
  cellLength = <u32>(out - unquoted)
}

/** A cell that the input cuts is read again with what follows, unless it is too long for that because of its blanks. */
function cutAt(start: usize): CellEnd {
  return Reading.end - start >= 2 * LONGEST_TOKEN ? CellEnd.long : CellEnd.cut
}

function stopAt(at: usize, how: CellEnd): CellEnd {
  cellStop = at
  return how
}
