import { lines } from './position'

/** Where reading stands. */

/** What may stand next. The first six are told to the host where something else stands there. */
export const enum State {
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
  /** Of CSV: the lines before the header, the start of a row, a cell, one that is read in pieces, what follows it. */
  preamble = 11,
  row = 12,
  cell = 13,
  longCell = 14,
  cellEnd = 15,
}

export const enum Mode {
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
  tooManyColumns = 9,
  /** The names of columns after the rows that they name the cells of. */
  lateColumns = 10,
  openQuote = 11,
  behindQuote = 12,
  longRow = 13,
  shortRow = 14,
  noHeader = 15,
}

/** How far the current file has been read. */
export class Reading {
  static state: State = State.document
  static mode: Mode = Mode.undecided
  /** What comes after the current comment. */
  static afterComment: State = State.document
  /** Where reading goes on, and where the input ends. */
  static at: usize = 0
  static end: usize = 0
  /** Whether nothing follows the input. */
  static isLast: bool = false
  /** Whole documents of the current text: the line, or the file. */
  static textDocuments: u64 = 0
  /** Whether the first line that holds anything has begun, and how many line feeds came before it. */
  static lineBegan: bool = false
  static firstFeeds: u64 = 0
  static sawComment: bool = false
  /** Whether somebody asked whether the first line was still the only one, and was told so. */
  static wentByOneLine: bool = false
}

/** Whole documents, and lines that hold some. */
export let documents: u64 = 0
export let records: u64 = 0

export function countDocument(): void {
  documents++
}

export function countRecord(): void {
  records++
}

/** Starts a file. */
export function startReading(start: usize): void {
  Reading.state = State.document
  Reading.mode = Mode.undecided
  Reading.at = start
  Reading.end = start
  Reading.isLast = false
  Reading.textDocuments = 0
  Reading.lineBegan = false
  Reading.firstFeeds = 0
  Reading.sawComment = false
  Reading.wentByOneLine = false
  restartCounts()
}

/** Counts documents and records from here on. */
export function restartCounts(): void {
  documents = 0
  records = 0
}
